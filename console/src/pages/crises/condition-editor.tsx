import { Button, Checkbox, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Facet } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import type { Condition } from './scope-conditions.ts';
import styles from './scope-builder.module.css';

export interface ConditionEditorProps {
  facet: Facet;
  condition: Condition | null;
  onChange: (condition: Condition | null) => void;
  /** Names of values, as the search answers them. */
  onLearn: (names: ReadonlyMap<string, string>) => void;
}

const SEARCH_WAIT_MS = 200;

/** The values of one condition, by the facet's kind. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { facet } = props;
  if (facet.kind === 'flag') return <FlagEditor {...props} />;
  if (facet.kind === 'time' || facet.kind === 'number') return <RangeEditor {...props} />;
  return facet.searchable ? <OptionsEditor {...props} /> : <TextEditor {...props} />;
}

function FlagEditor({ facet, condition, onChange }: ConditionEditorProps) {
  const value = condition && 'is' in condition ? String(condition.is[0]) : '';
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={facet.title}
      value={value}
      data={[
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ]}
      onChange={(next) => onChange({ facet: facet.name, is: [next === 'true'] })}
    />
  );
}

function OptionsEditor({ facet, condition, onChange, onLearn }: ConditionEditorProps) {
  const { clientId } = useClient();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), SEARCH_WAIT_MS);
  const found = useQuery({
    ...readQuery(api.searchFacetOptions, { params: { clientId, facet: facet.name }, query: { search } }),
    placeholderData: keepPreviousData,
  });
  const options = found.data?.options ?? facet.options;
  const test = condition && 'is' in condition ? condition : { facet: facet.name, is: [] };
  const values = test.is.map(String);

  function choose(next: string[]) {
    onLearn(new Map(options.map(({ value, label }) => [value, label])));
    onChange(next.length > 0 ? { ...test, is: next } : null);
  }

  return (
    <>
      <TextInput
        size="xs"
        aria-label={`Find in ${facet.title}`}
        placeholder={`Find in ${facet.title.toLowerCase()}`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Checkbox.Group value={values} onChange={choose} aria-label={facet.title}>
        <div className={styles.options}>
          {options.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} className={styles.option} />
          ))}
          {options.length === 0 && <p className={styles.none}>Nothing by that name</p>}
        </div>
      </Checkbox.Group>
      {values.length > 0 && 'is' in test && (
        <Checkbox
          className={styles.not}
          label="All but these"
          checked={test.isNot ?? false}
          onChange={(event) => onChange({ ...test, isNot: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

/** Values without a list: typed or pasted, one a line or parted by commas. */
function TextEditor({ facet, condition, onChange }: ConditionEditorProps) {
  const [text, setText] = useState(condition && 'is' in condition ? condition.is.join(', ') : '');
  const values = text.split(/[\n,;]+/).map((value) => value.trim()).filter(Boolean);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onChange(values.length > 0 ? { facet: facet.name, is: values } : null);
      }}
    >
      <TextInput
        size="xs"
        label={facet.title}
        description="Several parted by commas"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit">Set</Button>
    </form>
  );
}

function RangeEditor({ facet, condition, onChange }: ConditionEditorProps) {
  const given = condition && !('is' in condition) ? condition : { facet: facet.name };
  const [from, setFrom] = useState(given.from);
  const [to, setTo] = useState(given.to);
  const isEmpty = from === undefined && to === undefined;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onChange(isEmpty ? null : { facet: facet.name, from, to });
      }}
    >
      <Bound facet={facet} label="From" value={from} onChange={setFrom} />
      <Bound facet={facet} label="Before" value={to} onChange={setTo} />
      <Button type="submit">Set</Button>
    </form>
  );
}

interface BoundProps {
  facet: Facet;
  label: string;
  value: string | number | undefined;
  onChange: (value: string | number | undefined) => void;
}

function Bound({ facet, label, value, onChange }: BoundProps) {
  if (facet.kind === 'number') {
    return (
      <NumberInput
        size="xs"
        label={facet.unit ? `${label} (${facet.unit})` : label}
        value={value ?? ''}
        onChange={(next) => onChange(next === '' ? undefined : Number(next))}
      />
    );
  }
  return (
    <TextInput
      size="xs"
      type="datetime-local"
      label={label}
      value={typeof value === 'string' ? toLocal(value) : ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value ? new Date(currentTarget.value).toISOString() : undefined)}
    />
  );
}

/** An instant as the browser's field wants it: the reader's own time without a zone. */
function toLocal(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
