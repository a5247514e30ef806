import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type PlanMove } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { Page } from '../../ui/basics/page.tsx';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { decodeScope } from '../backlog/scope-in-address.ts';
import { ComputedPlan } from './computed-plan.tsx';
import { PlanScope } from './plan-scope.tsx';
import styles from './replan.module.css';
import { Computing } from './computing.tsx';

/** Search time after the first complete plan; the server's own limit is 20 s. */
const BUDGET_MS = 1_500;

export default function ReplanPage() {
  const { clientId } = useClient();
  const may = useMay();
  const [url, setUrl] = useUrlState();
  const planId = one(url.plan);
  const [opened, setOpened] = useState<PlanMove | null>(null);
  const compute = useAct(api.planBacklog, {
    onDone: (plan) => {
      setOpened(null);
      setUrl({ plan: plan.planId, change: undefined }, { push: true });
    },
  });
  const scope = useScopeOfAddress();
  const reason = may('fulfilment.run') ? scope.why : 'This needs the permission "fulfilment.run".';

  return (
    <Page
      title="Re-plan"
      layout={planId ? 'fill' : 'scroll'}
      lead="Which site sends what, computed anew over stock, capacity and promises. Nothing moves before you apply it."
      actions={
        planId && (
          <ReasonButton
            variant="default"
            reason={reason}
            loading={compute.isPending}
            onClick={() => compute.mutate({ params: { clientId }, body: { scope: scope.scope, budgetMs: BUDGET_MS } })}
          >
            Compute again
          </ReasonButton>
        )
      }
    >
      {compute.isError && <ErrorState error={compute.error} size="inline" />}
      {compute.isPending && <Computing />}
      {!compute.isPending && planId && (
        <ComputedPlan
          key={planId}
          planId={planId}
          scopeWords={scope.words}
          crisisId={one(url.crisis)}
          opened={opened}
          onOpen={setOpened}
        />
      )}
      {!compute.isPending && !planId && (
        <div className={styles.start}>
          <PlanScope scope={scope.scope} words={scope.words} onEverything={() => setUrl({ scope: undefined, crisis: undefined, scopeName: undefined })} />
          <div className={styles.startActions}>
            <ReasonButton
              size="sm"
              reason={reason}
              onClick={() => compute.mutate({ params: { clientId }, body: { scope: scope.scope, budgetMs: BUDGET_MS } })}
            >
              Compute a plan
            </ReasonButton>
            <ChooseInBacklog />
          </div>
        </div>
      )}
    </Page>
  );
}

function ChooseInBacklog() {
  const { slug } = useClient();
  return (
    <Button component={PathLink} href={paths.backlog(slug)} variant="subtle" size="sm">
      Choose orders in the backlog
    </Button>
  );
}

/** Everything, unless the address brings a scope or a crisis that has one. */
function useScopeOfAddress() {
  const { clientId } = useClient();
  const [url] = useUrlState();
  const crisisId = one(url.crisis);
  const crisis = useQuery({
    ...readQuery(api.readCrisis, { params: { clientId, crisisId: crisisId ?? '' } }),
    enabled: crisisId !== undefined,
  });
  const encoded = one(url.scope);
  if (encoded !== undefined) {
    const scope = decodeScope(encoded);
    const why = scope ? null : 'The scope in the address cannot be read: choose the orders again.';
    return { scope: scope ?? undefined, words: one(url.scopeName) ?? 'The scope in the address', why };
  }
  if (crisisId === undefined) return { scope: undefined, words: 'The whole backlog', why: null };
  return {
    scope: crisis.data?.scope,
    words: crisis.data ? `Crisis ${crisis.data.number}: ${crisis.data.scopeWords}` : 'The scope of the crisis',
    why: crisis.data ? null : crisis.isError ? 'The crisis cannot be read.' : 'The scope of the crisis is being read.',
  };
}
