import { useState } from 'react';
import { api, type Proposal } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { useNow } from '../../session/use-now.ts';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { Duration } from '../../ui/values/duration.tsx';
import { Time } from '../../ui/values/time.tsx';
import { typeInWords } from '../crises/crisis-words.ts';
import { WhyModal } from '../crises/why-modal.tsx';
import { AlertChart } from './alert-chart.tsx';
import styles from './alerts.module.css';

/** Alerts that belong together, and what they suggest: declare it, or say why not. */
export function ProposalCard({ proposal, onDeclare }: { proposal: Proposal; onDeclare: () => void }) {
  const { clientId } = useClient();
  const may = useMay();
  const now = useNow();
  const [isDismissing, setDismissing] = useState(false);
  const dismiss = useAct(api.dismissProposal, { refreshes: [api.findAlerts, api.findNeeds, api.readTile], onDone: () => setDismissing(false) });
  // The site that stopped says more than what followed from it at the whole client.
  const lead = proposal.alerts.find(({ part }) => part !== '') ?? proposal.alerts[0];

  return (
    <article className={styles.proposal} aria-label={proposal.title}>
      <div className={styles.proposalWords}>
        <h3>{proposal.title}</h3>
        <p className={styles.meta}>
          {typeInWords(proposal.crisisType)}, first signal <Time at={proposal.firstSignalAt} />, <Duration seconds={(now.getTime() - Date.parse(proposal.firstSignalAt)) / 1000} /> ago
        </p>
        <ul className={styles.reasons}>
          {proposal.alerts.map(({ alertId, words }) => (
            <li key={alertId}>{words}</li>
          ))}
        </ul>
        <div className={styles.verbs}>
          <ReasonButton color="red" size="sm" reason={may('crises.declare') ? null : 'Your role may not declare. A duty manager or crisis lead may.'} onClick={onDeclare}>
            Declare
          </ReasonButton>
          <ReasonButton variant="default" size="sm" reason={may('signals.write') ? null : 'Your role may not dismiss proposals.'} onClick={() => setDismissing(true)}>
            Dismiss
          </ReasonButton>
        </div>
      </div>
      {lead && <AlertChart alertId={lead.alertId} />}
      <WhyModal
        title={`Dismiss: ${proposal.title}`}
        label="Why it needs no crisis"
        verb="Dismiss"
        isOpen={isDismissing}
        isBusy={dismiss.isPending}
        error={dismiss.error}
        onClose={() => setDismissing(false)}
        onSubmit={(why) => dismiss.mutate({ params: { clientId, proposalId: proposal.proposalId }, body: { why } })}
      />
    </article>
  );
}
