import { Button, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, type Facet, type Scope, type ScopeInput } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { type Condition, conditionInWords, conditionsOf, scopeOf } from './scope-conditions.ts';
import styles from './scope-builder.module.css';

export interface ScopeBuilderProps {
  scope: Scope;
  onChange: (scope: ScopeInput) => void;
  /** What a scope too nested for chips says of itself. */
  words: string | undefined;
}

/** What is affected: conditions that must all hold, each a chip, each with its values to choose from. */
export function ScopeBuilder({ scope, onChange, words }: ScopeBuilderProps) {
  const { clientId } = useClient();
  const facets = useQuery(readQuery(api.listFacets, { params: { clientId } }));
  const offered = useMemo(
    () => (facets.data?.facets ?? []).filter(({ subjects }) => subjects.includes('order')),
    [facets.data],
  );
  const [learned, setLearned] = useState<ReadonlyMap<string, string>>(new Map());
  const names = useMemo(
    () => new Map([...offered.flatMap(({ options }) => options.map(({ value, label }) => [value, label] as const)), ...learned]),
    [offered, learned],
  );

  if (facets.isError) return <ErrorState error={facets.error} size="inline" onRetry={() => void facets.refetch()} />;

  const conditions = conditionsOf(scope);
  if (!conditions) {
    return (
      <div className={styles.builder}>
        <p className={styles.nested}>{words ?? 'A nested scope.'}</p>
        <Button variant="default" onClick={() => onChange({ all: [] })}>
          Start over
        </Button>
      </div>
    );
  }

  const put = (index: number, condition: Condition | null) =>
    onChange(scopeOf(condition ? conditions.with(index, condition) : conditions.toSpliced(index, 1)));

  return (
    <div className={styles.builder} role="group" aria-label="Conditions">
      {conditions.map((condition, index) => {
        const facet = offered.find(({ name }) => name === condition.facet);
        const said = conditionInWords(condition, facet, names);
        return (
          <span key={condition.facet} className={styles.chip}>
            {facet ? (
              <Popover position="bottom-start" width={280} trapFocus>
                <Popover.Target>
                  <button type="button" className={styles.words}>
                    {said}
                  </button>
                </Popover.Target>
                <Popover.Dropdown className={styles.dropdown} aria-label={facet.title}>
                  <ConditionEditor facet={facet} condition={condition} onChange={(next) => put(index, next)} onLearn={setLearned} />
                </Popover.Dropdown>
              </Popover>
            ) : (
              <span className={styles.words}>{said}</span>
            )}
            <button type="button" className={styles.remove} aria-label={`Remove ${said}`} onClick={() => put(index, null)}>
              <Icon name="close" sizePx={12} />
            </button>
          </span>
        );
      })}
      <AddCondition
        facets={offered.filter(({ name }) => !conditions.some((one) => one.facet === name))}
        isLoading={facets.isPending}
        onLearn={setLearned}
        onAdd={(condition) => onChange(scopeOf([...conditions, condition]))}
      />
    </div>
  );
}

interface AddConditionProps {
  facets: readonly Facet[];
  isLoading: boolean;
  onAdd: (condition: Condition) => void;
  onLearn: (names: ReadonlyMap<string, string>) => void;
}

/** First of what, then which values; the condition counts from its first value on. */
function AddCondition({ facets, isLoading, onAdd, onLearn }: AddConditionProps) {
  const [isOpen, setOpen] = useState(false);
  const [facet, setFacet] = useState<Facet | null>(null);
  const close = () => {
    setOpen(false);
    setFacet(null);
  };

  return (
    <Popover opened={isOpen} onChange={(next) => (next ? setOpen(true) : close())} position="bottom-start" width={280} trapFocus>
      <Popover.Target>
        <Button variant="default" loading={isLoading} leftSection={<Icon name="plus" sizePx={14} />} onClick={() => (isOpen ? close() : setOpen(true))}>
          Condition
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown} aria-label={facet?.title ?? 'Condition'}>
        {facet ? (
          <ConditionEditor
            facet={facet}
            condition={null}
            onChange={(condition) => {
              if (condition) onAdd(condition);
              close();
            }}
            onLearn={onLearn}
          />
        ) : (
          <ul className={styles.facets}>
            {facets.map((one) => (
              <li key={one.name}>
                <button type="button" onClick={() => setFacet(one)}>
                  {one.title}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
