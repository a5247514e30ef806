import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api, type CrisisRoom, type ScopeInput } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { Section } from '../../ui/basics/section.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { Time } from '../../ui/values/time.tsx';
import { encodeScope } from '../backlog/scope-in-address.ts';
import { ScopeBuilder } from './scope-builder.tsx';
import { ScopeFigures } from './scope-figures.tsx';
import styles from './scope-tab.module.css';
import { useScopeMeasure } from './use-scope-measure.ts';

/** What is affected, measured now, beside what it was when the scope was set. */
export function ScopeTab({ room }: { room: CrisisRoom }) {
  const may = useMay();
  const [isChanging, setChanging] = useState(false);
  const forbidden = may('crises.command') ? null : 'Only a duty manager or crisis lead may change the scope.';
  return (
    <div className={styles.tab}>
      {isChanging ? (
        <ChangeScope room={room} onClose={() => setChanging(false)} />
      ) : (
        <Section
          title={`Scope, version ${room.scopeVersion}`}
          aside={
            room.can.changeScope && (
              <ReasonButton variant="default" reason={forbidden} onClick={() => setChanging(true)}>
                Change the scope
              </ReasonButton>
            )
          }
        >
          <p className={styles.words}>{room.scopeWords}</p>
          <p className={styles.then}>
            When it was set: {formatCount(room.figures.orders)} orders, {formatCount(room.figures.customers)} customers, {formatCount(room.figures.units)} units.
          </p>
          <Measured scope={room.scope} />
        </Section>
      )}
    </div>
  );
}

function Measured({ scope }: { scope: ScopeInput }) {
  const { slug } = useClient();
  const { measure, isMoving, isCountingExactly, error, retry } = useScopeMeasure(scope);
  if (error) return <ErrorState error={error} onRetry={() => void retry()} />;
  if (!measure) return <SkeletonText lines={5} />;
  return (
    <div className={styles.measured} data-moving={isMoving || undefined} aria-live="polite">
      <p className={styles.then}>
        Now, measured <Time at={measure.measuredAt} precision="second" show="time" />
      </p>
      <ScopeFigures measure={measure} isCountingExactly={isCountingExactly} ordersHref={paths.backlog(slug, { scope: encodeScope(scope) })} />
    </div>
  );
}

/** A new version of what is affected: the one before stays in the record. */
function ChangeScope({ room, onClose }: { room: CrisisRoom; onClose: () => void }) {
  const { clientId } = useClient();
  const [scope, setScope] = useState<ScopeInput>(room.scope);
  const [why, setWhy] = useState('');
  const change = useAct(api.changeScope, { refreshes: [api.readCrisis, api.findLog], onDone: onClose });
  const isSame = JSON.stringify(scope) === JSON.stringify(room.scope);
  const reason = isSame ? 'The scope is as it was.' : why.trim() === '' ? 'Give the reason first: it goes into the log.' : null;

  return (
    <Section title={`Change the scope to version ${room.scopeVersion + 1}`}>
      <div className={styles.change}>
        <ScopeBuilder scope={scope} onChange={setScope} words={room.scopeWords} />
        <Measured scope={scope} />
        <Textarea label="Why" autosize minRows={2} maxLength={2000} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
        {change.error && <ErrorState error={change.error} size="inline" />}
        <div className={styles.verbs}>
          <ReasonButton loading={change.isPending} reason={reason} onClick={() => change.mutate({ params: { clientId, crisisId: room.crisisId }, body: { scope, why: why.trim() } })}>
            Set the scope
          </ReasonButton>
          <Button variant="subtle" color="gray" onClick={onClose}>
            Leave as it was
          </Button>
        </div>
      </div>
    </Section>
  );
}
