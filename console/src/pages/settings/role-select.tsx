import { Select } from '@mantine/core';
import type { RoleInput } from '../../api/generated.ts';
import { ROLE_OPTIONS, ROLE_WORDS } from './role-words.ts';
import styles from './settings.module.css';

export interface RoleSelectProps {
  label: string;
  role: RoleInput;
  onChange: (role: RoleInput) => void;
}

/** A role by its name; what it may do is told where one chooses. */
export function RoleSelect({ label, role, onChange }: RoleSelectProps) {
  return (
    <Select
      label={label}
      data={ROLE_OPTIONS}
      value={role}
      allowDeselect={false}
      // High enough for all of them: nothing has to be scrolled for.
      maxDropdownHeight={480}
      comboboxProps={{ width: 320, position: 'bottom-start' }}
      onChange={(value) => onChange(value as RoleInput)}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <span className={styles.detail}>{ROLE_WORDS[option.value as RoleInput].does}</span>
        </span>
      )}
    />
  );
}
