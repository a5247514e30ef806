import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Alert } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useLiveRefresh } from '../../live/live.tsx';
import { useClient } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { Page } from '../../ui/basics/page.tsx';
import { Section } from '../../ui/basics/section.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonRows } from '../../ui/states/skeletons.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { DeclareDrawer } from '../crises/declare-crisis.tsx';
import { AlertRow } from './alert-row.tsx';
import styles from './alerts.module.css';
import { ProposalCard } from './proposal-card.tsx';

/** Cleared alerts shown before asking for more: the last day or so. */
const CLEARED_SHOWN = 10;

/** What the detectors saw: proposals to declare first, then what is unusual, then what has passed. */
export default function AlertsPage() {
  const { clientId } = useClient();
  const [url, setUrl] = useUrlState();
  const alerts = useQuery(readQuery(api.findAlerts, { params: { clientId } }));
  useLiveRefresh(['signals.', 'crises.crisis_declared'], [api.findAlerts]);

  const proposals = alerts.data?.proposals ?? [];
  const openProposals = proposals.filter(({ state }) => state === 'open');
  const openAlerts = alerts.data?.alerts.filter(({ clearedAt }) => clearedAt === null) ?? [];
  const cleared = alerts.data?.alerts.filter(({ clearedAt }) => clearedAt !== null) ?? [];
  const declaring = openProposals.find(({ proposalId }) => proposalId === one(url.declare));
  const isCalm = alerts.data !== undefined && openProposals.length === 0 && openAlerts.length === 0;

  return (
    <Page title="Alerts">
      <div className={styles.page}>
        {alerts.isPending && <SkeletonRows rows={6} />}
        {alerts.isError && <ErrorState error={alerts.error} onRetry={() => void alerts.refetch()} />}
        {isCalm && (
          <EmptyState
            title="Everything is as it usually is"
            text="Orders, parcels, cancellations and late orders are counted by the hour and judged against the same hour of the last four weeks."
          />
        )}
        {openProposals.length > 0 && (
          <Section title="Declare a crisis?" aside={formatCount(openProposals.length)}>
            <div className={styles.proposals}>
              {openProposals.map((proposal) => (
                <ProposalCard
                  key={proposal.proposalId}
                  proposal={proposal}
                  onDeclare={() => setUrl({ declare: proposal.proposalId }, { push: true })}
                />
              ))}
            </div>
          </Section>
        )}
        {openAlerts.length > 0 && (
          <Section title="Unusual now" aside={formatCount(openAlerts.length)}>
            <AlertRows alerts={openAlerts} />
          </Section>
        )}
        {cleared.length > 0 && <Cleared alerts={cleared} />}
      </div>
      {declaring && <DeclareDrawer isOpen proposal={declaring} onClose={() => setUrl({ declare: undefined })} />}
    </Page>
  );
}

function AlertRows({ alerts }: { alerts: readonly Alert[] }) {
  return (
    <ul className={styles.alerts}>
      {alerts.map((alert) => (
        <AlertRow key={alert.alertId} alert={alert} />
      ))}
    </ul>
  );
}

function Cleared({ alerts }: { alerts: readonly Alert[] }) {
  const [isWhole, setWhole] = useState(false);
  return (
    <Section title="Passed" aside={formatCount(alerts.length)}>
      <AlertRows alerts={isWhole ? alerts : alerts.slice(0, CLEARED_SHOWN)} />
      {!isWhole && alerts.length > CLEARED_SHOWN && (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          Show all {formatCount(alerts.length)}
        </button>
      )}
    </Section>
  );
}
