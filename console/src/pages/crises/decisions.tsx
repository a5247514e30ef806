import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CrisisRoom, Decision } from '../../api/generated.ts';
import { formatCount } from '../../ui/values/format.ts';
import { Time } from '../../ui/values/time.tsx';
import { DecisionModal } from './decision-modal.tsx';
import styles from './decisions.module.css';

/** What is to be decided, and what was: with the figures that were known then. */
export function Decisions({ room }: { room: CrisisRoom }) {
  const [asked, setAsked] = useState<Decision | null>(null);
  const open = room.decisions.filter(({ state }) => state === 'proposed');
  const decided = room.decisions.filter(({ state }) => state === 'decided');
  if (open.length + decided.length === 0) return null;

  return (
    <section aria-label="Decisions" className={styles.decisions}>
      <h2>Decisions</h2>
      <ul className={styles.list}>
        {open.map((decision) => (
          <li key={decision.decisionId} data-open>
            <p className={styles.question}>{decision.question}</p>
            {room.can.decide && (
              <Button variant="default" onClick={() => setAsked(decision)}>
                Decide
              </Button>
            )}
          </li>
        ))}
        {decided.map((decision) => (
          <li key={decision.decisionId}>
            <div>
              <p className={styles.question}>{decision.question}</p>
              <p>
                <b>{decision.choice}</b>
                {decision.rationale && `: ${decision.rationale}`}
              </p>
              <p className={styles.quiet}>
                {decision.decidedByName}
                {decision.decidedAt && (
                  <>
                    {', '}
                    <Time at={decision.decidedAt} />
                  </>
                )}
                {factsOf(decision)}
              </p>
            </div>
            {room.can.decide && (
              <Button variant="subtle" color="gray" onClick={() => setAsked(decision)}>
                Decide anew
              </Button>
            )}
          </li>
        ))}
      </ul>
      <DecisionModal room={room} decision={asked} isOpen={asked !== null} onClose={() => setAsked(null)} />
    </section>
  );
}

function factsOf({ facts }: Decision): string {
  const { ordersOpen, ordersLate } = (facts ?? {}) as { ordersOpen?: number; ordersLate?: number };
  if (ordersOpen === undefined) return '';
  return `, knowing ${formatCount(ordersOpen)} orders open and ${formatCount(ordersLate ?? 0)} late`;
}
