import type { CrisisRoom } from '../../api/generated.ts';
import { useNow } from '../../session/use-now.ts';
import { PhaseStepper } from '../../ui/stepper/phase-stepper.tsx';
import { Clock } from '../../ui/values/clock.tsx';
import { formatClock } from '../../ui/values/format.ts';
import { Time } from '../../ui/values/time.tsx';
import { AssumeRole } from './assume-role.tsx';
import { COMMANDER, PHASES } from './crisis-words.ts';
import { PromiseUpdate } from './promise-update.tsx';
import styles from './room-head.module.css';

/** What everybody who comes in asks first: how far, for how long, who decides, what is promised. */
export function RoomHead({ room }: { room: CrisisRoom }) {
  const holders = room.roles.filter(({ role, relievedAt }) => role === COMMANDER && relievedAt === null);
  const commander = holders.find(({ isDeputy }) => !isDeputy);
  const deputy = holders.find(({ isDeputy }) => isDeputy);
  const isOnTheWay = PHASES.some(({ key }) => key === room.phase);

  return (
    <div className={styles.head}>
      {isOnTheWay && (
        <PhaseStepper label="Phase" current={room.phase} phases={PHASES} />
      )}
      <dl className={styles.facts}>
        <div>
          <dt>{room.firstSignalAt ? 'Since first signal' : 'Since declared'}</dt>
          <dd>
            <Since at={room.firstSignalAt ?? room.declaredAt} until={room.closedAt ?? room.stoodDownAt} />
          </dd>
        </div>
        <div>
          <dt>In command</dt>
          <dd>
            {commander ? commander.personName : <span className={styles.missing}>Nobody yet</span>}
            {deputy && <span className={styles.quiet}>deputy {deputy.personName}</span>}
            <AssumeRole room={room} role={COMMANDER} holderId={commander?.personId} label={commander ? 'Take over' : 'Assume command'} isUrged={!commander} />
          </dd>
        </div>
        <div>
          <dt>Next update</dt>
          <dd>
            {room.nextUpdateAt ? (
              <>
                <Clock dueAt={room.nextUpdateAt} what="Next update" />
                <span className={styles.quiet}>
                  <Time at={room.nextUpdateAt} show="time" />
                </span>
              </>
            ) : (
              'None promised'
            )}
            <PromiseUpdate room={room} />
          </dd>
        </div>
        <div className={styles.wide}>
          <dt>Severity</dt>
          <dd className={styles.sentence}>{room.severityWhy}</dd>
        </div>
      </dl>
    </div>
  );
}

/** A clock that runs up, and stands still once it is over. */
function Since({ at, until }: { at: string; until: string | null }) {
  const now = useNow();
  const end = until ? new Date(until) : now;
  return (
    <>
      <span className={styles.clock}>{formatClock((end.getTime() - Date.parse(at)) / 1000)}</span>
      <span className={styles.quiet}>
        <Time at={at} />
      </span>
    </>
  );
}
