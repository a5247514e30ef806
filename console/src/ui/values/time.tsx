import { Tooltip } from '@mantine/core';
import { useClientIfAny } from '../../session/session.tsx';
import { formatDateTime, formatTimeOfDay, operatorZone, type TimePrecision } from './format.ts';
import styles from './time.module.css';

export interface TimeProps {
  at: Date | string;
  precision?: TimePrecision;
  /** `time` where the day stands beside it already. */
  show?: 'date-time' | 'time';
}

/** A moment in the reader's own zone; the client's zone and UTC on hover. */
export function Time({ at, precision = 'minute', show = 'date-time' }: TimeProps) {
  const client = useClientIfAny();
  const date = typeof at === 'string' ? new Date(at) : at;
  const format = show === 'time' ? formatTimeOfDay : formatDateTime;
  const zones = [...new Set([operatorZone, client?.timeZone ?? operatorZone, 'UTC'])];

  return (
    <Tooltip
      label={
        <span className={styles.zones}>
          {zones.map((zone) => (
            <span key={zone}>
              {formatDateTime(date, zone, 'second')} <span className={styles.zone}>{zone}</span>
            </span>
          ))}
        </span>
      }
    >
      <time dateTime={date.toISOString()} className={styles.time}>
        {format(date, operatorZone, precision)}
      </time>
    </Tooltip>
  );
}
