import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type PlanMove, type ReadPlanResponse } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { useNow } from '../../session/use-now.ts';
import { ActionDrawer } from '../../ui/action/action-drawer.tsx';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { type PanelContent, SplitPanel } from '../../ui/panel/split-panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount, formatDay, formatDuration } from '../../ui/values/format.ts';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import { Why } from '../../ui/values/why.tsx';
import { applyPlanAction } from './apply-plan.ts';
import { explainMove, figuresOf } from './explain-move.ts';
import { PlanFlow } from './plan-flow.tsx';
import { ChangeBadge, PlanMoves } from './plan-moves.tsx';
import { PlanSides } from './plan-sides.tsx';
import styles from './replan.module.css';

export interface ComputedPlanProps {
  planId: string;
  scopeWords: string;
  crisisId: string | undefined;
  opened: PlanMove | null;
  onOpen: (move: PlanMove | null) => void;
}

/** A plan as it was computed: what it would change, why, and the button that does it. */
export function ComputedPlan({ planId, scopeWords, crisisId, opened, onOpen }: ComputedPlanProps) {
  const { clientId, currency } = useClient();
  const queryClient = useQueryClient();
  const [isApplying, setApplying] = useState(false);
  const plan = useQuery(readQuery(api.readPlan, { params: { clientId, planId } }));
  if (plan.isPending) return <SkeletonText lines={12} />;
  if (plan.isError) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />;

  function close() {
    setApplying(false);
    for (const read of [api.readPlan, api.findBacklog, api.summariseBacklog, api.findOrder]) {
      void queryClient.invalidateQueries({ queryKey: [read.operationId] });
    }
  }

  const { totals, siteNames } = plan.data;
  return (
    <SplitPanel panel={opened && movePanel(opened, siteNames)} onClose={() => onOpen(null)}>
      <div className={styles.plan}>
        <PlanHead plan={plan.data} onApply={() => setApplying(true)} />
        <div className={styles.overview}>
          <PlanSides totals={totals} currency={currency} />
          <section aria-label="Between sites">
            <h2>Units between sites</h2>
            <PlanFlow flows={totals.flows} siteNames={siteNames} />
          </section>
        </div>
        <div className={styles.difference}>
          <PlanMoves
            planId={planId}
            siteNames={siteNames}
            openId={opened ? String(opened.moveNo) : undefined}
            onOpen={onOpen}
          />
        </div>
      </div>
      <ActionDrawer
        action={applyPlanAction({ clientId, planId, scopeWords, crisisId })}
        isOpen={isApplying}
        onClose={close}
      />
    </SplitPanel>
  );
}

const OLD_SECONDS = 900;

function PlanHead({ plan, onApply }: { plan: ReadPlanResponse; onApply: () => void }) {
  const { slug } = useClient();
  const may = useMay();
  const ageSeconds = (useNow().getTime() - Date.parse(plan.asOf)) / 1000;
  const isApplied = plan.state === 'applied';
  const reason = !may('fulfilment.run')
    ? 'This needs the permission "fulfilment.run".'
    : isApplied
      ? 'It has been applied. Compute again for a new one.'
      : plan.totals.ordersChanged === 0
        ? 'The plan changes nothing.'
        : null;

  return (
    <div className={styles.planHead}>
      <StateBadge state={isApplied ? 'ok' : ageSeconds > OLD_SECONDS ? 'risk' : 'unknown'}>
        {isApplied ? 'Applied' : ageSeconds > OLD_SECONDS ? 'Old: compute again' : 'Proposed'}
      </StateBadge>
      <span className={styles.planWords}>
        <b>{formatCount(plan.totals.ordersChanged)}</b> of {formatCount(plan.totals.ordersPlanned)} orders change. As of{' '}
        <Time at={plan.asOf} precision="second" />, computed in {formatSeconds(plan.computeMs)}.
        {isApplied && (
          <>
            {' '}
            <PathLink href={paths.backlog(slug)}>See the backlog</PathLink>
          </>
        )}
      </span>
      <ReasonButton size="sm" reason={reason} onClick={onApply}>
        Apply
      </ReasonButton>
    </div>
  );
}

function formatSeconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : formatDuration(ms / 1000);
}

function movePanel(move: PlanMove, siteNames: Readonly<Record<string, string>>): PanelContent {
  return {
    title: `${move.orderNumber}, ${move.lineTitle}`,
    summary: <ChangeBadge move={move} />,
    body: (
      <div className={styles.move}>
        <section>
          <h3>Why</h3>
          <Why sentence={explainMove(move, siteNames)} arithmetic={figuresOf(move, siteNames)} />
        </section>
        <dl className={styles.facts}>
          <dt>Units</dt>
          <dd>{formatCount(move.units)}</dd>
          <dt>From</dt>
          <dd>{move.fromSite ?? 'nowhere yet'}</dd>
          <dt>To</dt>
          <dd>{move.toSite ?? 'short: it waits'}</dd>
          <dt>Leaves</dt>
          <dd>{move.shipOn ? formatDay(move.shipOn) : '–'}</dd>
          <dt>Arrives</dt>
          <dd>{move.arrivesOn ? formatDay(move.arrivesOn) : '–'}</dd>
          <dt>Promised until now</dt>
          <dd>{move.promisedBefore ? <Time at={move.promisedBefore} precision="day" /> : 'nothing'}</dd>
          <dt>Promised then</dt>
          <dd>{move.promisedAfter ? <Time at={move.promisedAfter} precision="day" /> : 'nothing'}</dd>
        </dl>
        <OrderLink orderId={move.orderId} number={move.orderNumber} />
      </div>
    ),
  };
}

function OrderLink({ orderId, number }: { orderId: string; number: string }) {
  const { slug } = useClient();
  return (
    <p>
      <PathLink href={paths.order(slug, orderId)}>Order {number} and its story</PathLink>
    </p>
  );
}
