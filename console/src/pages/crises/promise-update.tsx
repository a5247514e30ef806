import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { api, type CrisisRoom } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { useNow } from '../../session/use-now.ts';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { formatTimeOfDay } from '../../ui/values/format.ts';
import styles from './promise-update.module.css';

const CHOICES = [
  { minutes: 30, label: 'in 30 min' },
  { minutes: 60, label: 'in 1 h' },
  { minutes: 120, label: 'in 2 h' },
  { minutes: 240, label: 'in 4 h' },
] as const;

/** Promise the time of the next update, everywhere at once. */
export function PromiseUpdate({ room }: { room: CrisisRoom }) {
  const { clientId } = useClient();
  const may = useMay();
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const promise = useAct(api.promiseUpdate, { refreshes: [api.readCrisis, api.findLog, api.findCrises], onDone: () => setOpen(false) });
  if (!room.can.promiseUpdate || !may('crises.work')) return null;

  const promiseFor = (nextUpdateAt: string | null) => promise.mutate({ params: { clientId, crisisId: room.crisisId }, body: { nextUpdateAt } });
  const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={220} trapFocus>
      <Popover.Target>
        <Button variant="subtle" size="compact-xs" onClick={() => setOpen(!isOpen)}>
          Promise
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.choices} aria-label="Promise the next update">
        {CHOICES.map(({ minutes, label }) => (
          <button key={minutes} type="button" onClick={() => promiseFor(after(minutes).toISOString())}>
            <span>{label}</span>
            <span>{formatTimeOfDay(after(minutes))}</span>
          </button>
        ))}
        <Button variant="subtle" color="gray" onClick={() => promiseFor(null)}>
          No further update
        </Button>
        {promise.error && <ErrorState error={promise.error} size="inline" />}
      </Popover.Dropdown>
    </Popover>
  );
}
