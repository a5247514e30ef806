import { Button, NumberInput, Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Clock } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { useNow } from '../../session/use-now.ts';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

const MINUTE_MS = 60_000;

/** What time it is for this client: the real one, or one of its own for drills and past orders. */
export function ClockSection() {
  const { clientId } = useClient();
  const clock = useQuery(readQuery(api.readClock, { params: { clientId } }));
  return (
    <Section title="Clock" lead="Promises, ages and plans go by the client’s own time: real, or a virtual one for drills and imported histories.">
      {clock.isPending && <SkeletonText lines={2} />}
      {clock.isError && <ErrorState error={clock.error} onRetry={() => void clock.refetch()} />}
      {clock.data && <ClockForm key={`${clock.data.mode} ${clock.data.rate}`} clock={clock.data} />}
    </Section>
  );
}

function ClockForm({ clock }: { clock: Clock }) {
  const { clientId } = useClient();
  const may = useMay();
  const now = useNow();
  const [mode, setMode] = useState(clock.mode);
  const [at, setAt] = useState(() => toField(new Date(clock.now)));
  const [rate, setRate] = useState(clock.rate);
  const set = useAct(api.setClock, {
    refreshes: [api.readClock, api.findBacklog, api.summariseBacklog, api.findOrder],
  });

  return (
    <>
      <p className={styles.now}>
        <StateBadge state={clock.mode === 'virtual' ? 'drill' : 'ok'}>{clock.mode === 'virtual' ? 'Virtual' : 'Real'}</StateBadge>
        <Time at={now} precision="second" />
        {clock.mode === 'virtual' && <span className={styles.quiet}>{clock.rate === 0 ? 'stands still' : `runs ${clock.rate}×`}</span>}
      </p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const body = mode === 'real' ? ({ mode } as const) : { mode, now: new Date(at).toISOString(), rate };
          set.mutate({ params: { clientId }, body });
        }}
      >
        <Radio.Group label="Time" value={mode} onChange={(value) => setMode(value)}>
          <div className={styles.radios}>
            <Radio value="real" label="Real" />
            <Radio value="virtual" label="Virtual" />
          </div>
        </Radio.Group>
        {mode === 'virtual' && (
          <>
            <TextInput label="Now" type="datetime-local" required value={at} onChange={(event) => setAt(event.currentTarget.value)} />
            <NumberInput
              label="Speed"
              description="1 is real, 0 stands still"
              min={0}
              max={100_000}
              value={rate}
              onChange={(value) => setRate(Number(value))}
            />
          </>
        )}
        {may('tenancy.manage') ? (
          <Button type="submit" size="sm" loading={set.isPending}>
            Set the clock
          </Button>
        ) : (
          <ReasonButton size="sm" reason='This needs the permission "tenancy.manage".' onClick={() => undefined}>
            Set the clock
          </ReasonButton>
        )}
        {set.isError && <ErrorState error={set.error} size="inline" />}
      </form>
    </>
  );
}

/** As a `datetime-local` field wants it: the reader's own zone, to the minute. */
function toField(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}
