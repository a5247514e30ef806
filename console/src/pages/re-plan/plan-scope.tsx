import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, type ScopeInput } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useNow } from '../../session/use-now.ts';
import { useClient } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount, formatDuration, formatMoney } from '../../ui/values/format.ts';
import { Money } from '../../ui/values/money.tsx';
import { Stat, StatRow } from '../../ui/values/stat.tsx';
import styles from './replan.module.css';

export interface PlanScopeProps {
  /** Undefined: everything. */
  scope: ScopeInput | undefined;
  words: string;
  onEverything: () => void;
}

/** What would be planned, in numbers, before anything is computed. */
export function PlanScope({ scope, words, onEverything }: PlanScopeProps) {
  const { clientId } = useClient();
  const now = useNow();
  const open: ScopeInput = { all: [{ facet: 'open', is: [true] }, ...(scope ? [scope] : [])] };
  const measure = useQuery(readQuery(api.measureScope, { params: { clientId }, body: { scope: open } }));
  const [firstSum, ...otherSums] = measure.data?.money ?? [];

  return (
    <section className={styles.scope} aria-label="What is planned">
      <div className={styles.scopeHead}>
        <h2>{words}</h2>
        {scope && (
          <Button variant="subtle" onClick={onEverything}>
            Plan the whole backlog instead
          </Button>
        )}
      </div>
      {measure.isPending && <SkeletonText lines={3} />}
      {measure.isError && <ErrorState error={measure.error} size="inline" onRetry={() => void measure.refetch()} />}
      {measure.data && (
        <StatRow>
          <Stat size="large" label="Open orders" value={`${measure.data.exact ? '' : 'about '}${formatCount(measure.data.orders)}`} />
          <Stat size="large" label="Units" value={formatCount(measure.data.units)} />
          <Stat size="large" label="Customers" value={formatCount(measure.data.customers)} />
          {firstSum && (
            <Stat
              size="large"
              label="Value"
              value={<Money minor={firstSum.valueMinor} currency={firstSum.currency} look="short" />}
              note={otherSums.length > 0 ? `+ ${otherSums.map((sum) => formatMoney(sum.valueMinor, sum.currency, 'short')).join(' + ')}` : undefined}
            />
          )}
          {measure.data.oldestAt && (
            <Stat size="large" label="Oldest" value={formatDuration((now.getTime() - Date.parse(measure.data.oldestAt)) / 1000)} />
          )}
        </StatRow>
      )}
      <p className={styles.quiet}>Planned are units that no warehouse works on yet. Held orders are left as they are.</p>
    </section>
  );
}
