import type { CrisisRoom, RecoveryCriterion } from '../../api/generated.ts';
import { Sparkline } from '../../ui/charts/sparkline.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { StateShape } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import styles from './recovery-criteria.module.css';

const READINGS_DRAWN = 60;

/** What must hold before the crisis can be stood down: how far each is, and since when. */
export function RecoveryCriteria({ room }: { room: CrisisRoom }) {
  return (
    <ul className={styles.criteria}>
      {room.recovery.map((criterion) => {
        const values = room.readings.slice(-READINGS_DRAWN).map(({ figures }) => figures[criterion.measure as keyof typeof figures]);
        return (
          <li key={criterion.key} data-holds={criterion.holds || undefined}>
            <StateShape state={criterion.holds ? 'ok' : criterion.sinceAt ? 'risk' : 'broken'} />
            <div>
              <p>{criterion.words}</p>
              <p className={styles.when}>
                <When criterion={criterion} />
              </p>
            </div>
            {values.length > 1 && <Sparkline values={values} label={`${criterion.words}, over time`} widthPx={72} heightPx={22} />}
            <p className={styles.value}>
              <b>{say(criterion, criterion.now)}</b>
              <span>at most {say(criterion, criterion.atMost)}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function When({ criterion: { holds, sinceAt, holdsAt } }: { criterion: RecoveryCriterion }) {
  if (sinceAt === null) return 'Not met';
  if (holds) {
    return (
      <>
        Holds since <Time at={sinceAt} show="time" />
      </>
    );
  }
  return (
    <>
      Met since <Time at={sinceAt} show="time" />, holds at <Time at={holdsAt ?? sinceAt} show="time" />
    </>
  );
}

function say({ measure }: RecoveryCriterion, value: number): string {
  return measure.endsWith('Percent') ? `${formatCount(value)}%` : formatCount(value);
}
