import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Icon } from '../icons/icon.tsx';
import { formatCount } from '../values/format.ts';
import styles from './facet-bar.module.css';

export interface FacetOption {
  value: string;
  label: string;
  /** How many rows it would leave; null while it is being counted. */
  count: number | null;
}

export interface Facet {
  key: string;
  label: string;
  options: readonly FacetOption[];
}

/** What is chosen, by facet: exactly what stands in the address. */
export type FacetChoice = Readonly<Record<string, readonly string[]>>;

export interface FacetBarProps {
  facets: readonly Facet[];
  chosen: FacetChoice;
  onChoose: (key: string, values: readonly string[]) => void;
  /** Filters that are no facet, such as a brushed age: a chip each. */
  extra?: readonly { key: string; label: string; onRemove: () => void }[];
  /** At the left, for instance a search field. */
  children?: ReactNode;
}

/** The filters of a list: one button a facet with counts inside, one chip a choice. */
export function FacetBar({ facets, chosen, onChoose, extra = [], children }: FacetBarProps) {
  const chips = facets.flatMap((facet) =>
    (chosen[facet.key] ?? []).map((value) => ({
      key: `${facet.key} ${value}`,
      label: `${facet.label}: ${facet.options.find((option) => option.value === value)?.label ?? value}`,
      onRemove: () =>
        onChoose(facet.key, (chosen[facet.key] ?? []).filter((other) => other !== value)),
    })),
  );
  const all = [...chips, ...extra];

  return (
    <div className={styles.bar} role="group" aria-label="Filters">
      {children}
      {facets.map((facet) => (
        <FacetButton
          key={facet.key}
          facet={facet}
          values={chosen[facet.key] ?? []}
          onChoose={(values) => onChoose(facet.key, values)}
        />
      ))}
      {all.map((chip) => (
        <span key={chip.key} className={styles.chip}>
          {chip.label}
          <button type="button" aria-label={`Remove ${chip.label}`} onClick={chip.onRemove}>
            <Icon name="close" sizePx={12} />
          </button>
        </span>
      ))}
      {all.length > 1 && (
        <Button variant="subtle" color="gray" onClick={() => all.forEach((chip) => chip.onRemove())}>
          Clear all
        </Button>
      )}
    </div>
  );
}

/** From this many options on they can be searched. */
const SEARCH_FROM = 9;

interface FacetButtonProps {
  facet: Facet;
  values: readonly string[];
  onChoose: (values: readonly string[]) => void;
}

function FacetButton({ facet, values, onChoose }: FacetButtonProps) {
  const [text, setText] = useState('');
  const shown = facet.options.filter((option) =>
    option.label.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return (
    <Popover position="bottom-start" width={260} trapFocus onClose={() => setText('')}>
      <Popover.Target>
        <button type="button" className={styles.button} data-active={values.length > 0 || undefined}>
          {facet.label}
          {values.length > 0 && <b>{values.length}</b>}
          <Icon name="chevron-down" sizePx={12} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown} aria-label={facet.label}>
        {facet.options.length >= SEARCH_FROM && (
          <TextInput
            size="xs"
            aria-label={`Find in ${facet.label}`}
            placeholder="Find"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <Checkbox.Group value={[...values]} onChange={onChoose} aria-label={facet.label}>
          <div className={styles.options}>
            {shown.map((option) => (
              <div key={option.value} className={styles.option}>
                <Checkbox value={option.value} label={option.label} />
                <span className={styles.count}>
                  {option.count === null ? '…' : formatCount(option.count)}
                </span>
              </div>
            ))}
            {shown.length === 0 && <p className={styles.none}>Nothing by that name</p>}
          </div>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
