import { NumberInput, TextInput } from '@mantine/core';
import type { TemplateContent } from '../../api/generated.ts';

/** What the author of a message fills in once for everybody. */
export type FactValues = Record<string, string | number | boolean>;

export interface FactFieldsProps {
  facts: TemplateContent['facts'];
  values: FactValues;
  onChange: (name: string, value: string | number | undefined) => void;
}

/** One field a fact of the template. */
export function FactFields({ facts, values, onChange }: FactFieldsProps) {
  return Object.entries(facts).map(([name, fact]) => {
    const label = fact.optional ? `${fact.words} (may stay empty)` : fact.words;
    const value = values[name];
    if (fact.type === 'count' || fact.type === 'money') {
      return (
        <NumberInput
          key={name}
          label={label}
          required={!fact.optional}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(name, typeof next === 'number' ? next : undefined)}
        />
      );
    }
    return (
      <TextInput
        key={name}
        label={label}
        required={!fact.optional}
        type={INPUT_TYPES[fact.type]}
        value={shown(value, fact.type)}
        onChange={({ currentTarget }) => onChange(name, told(currentTarget.value, fact.type))}
      />
    );
  });
}

const INPUT_TYPES = { text: 'text', link: 'url', date: 'date', time: 'datetime-local' } as const;

/** An instant as the field wants it, in the reader's own zone. */
function shown(value: FactValues[string] | undefined, type: string): string {
  if (typeof value !== 'string') return '';
  if (type !== 'time' || value === '') return value;
  const at = new Date(value);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function told(text: string, type: string): string | undefined {
  if (text === '') return undefined;
  return type === 'time' ? new Date(text).toISOString() : text;
}
