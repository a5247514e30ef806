import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type StatusIncident, type StatusPage } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { useLiveRefresh } from '../../live/live.tsx';
import { useClient, useMay } from '../../session/session.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { Clock } from '../../ui/values/clock.tsx';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import styles from './messages.module.css';
import page from './status.module.css';
import { COMPONENT_STATE_OPTIONS, COMPONENT_STATES, COMPONENT_WORDS, type ComponentState, INCIDENT_STATES } from './status-words.ts';
import { UpdateForm } from './update-form.tsx';

/** What the public page says, and the place to say something new. */
export function StatusAdmin() {
  const { clientId } = useClient();
  const may = useMay();
  const [isOpening, setOpening] = useState(false);
  const status = useQuery(readQuery(api.readStatus, { params: { clientId } }));
  useLiveRefresh(['comms.status_', 'comms.component_'], [api.readStatus]);
  if (status.isPending) return <SkeletonText lines={8} />;
  if (status.isError) return <ErrorState error={status.error} onRetry={() => void status.refetch()} />;
  const { components, current, earlier, path } = status.data;

  return (
    <div className={page.status}>
      <div className={styles.buttons}>
        {may('comms.run') && <Button onClick={() => setOpening(true)}>Open an incident</Button>}
        <Button component="a" href={path} target="_blank" rel="noreferrer" variant="default">
          See the public page
        </Button>
      </div>
      {isOpening && <UpdateForm incident={null} onDone={() => setOpening(false)} />}
      <section>
        <h2>Parts of the shop</h2>
        <ul className={page.components}>
          {components.map((one) => (
            <ComponentRow key={one.component} row={one} canChange={may('comms.run')} />
          ))}
        </ul>
      </section>
      <section>
        <h2>Open incidents</h2>
        {current.length === 0 && <EmptyState title="Nothing is open" text="The public page says that everything works." />}
        {current.map((incident) => (
          <Incident key={incident.incidentId} incident={incident} canWrite={may('comms.run')} />
        ))}
      </section>
      {earlier.length > 0 && (
        <section>
          <h2>Earlier</h2>
          {earlier.map((incident) => (
            <Incident key={incident.incidentId} incident={incident} canWrite={false} />
          ))}
        </section>
      )}
    </div>
  );
}

function ComponentRow({ row, canChange }: { row: StatusPage['components'][number]; canChange: boolean }) {
  const { clientId } = useClient();
  const change = useAct(api.setComponent, { refreshes: [api.readStatus] });
  const { words, state } = COMPONENT_STATES[row.state];
  return (
    <li>
      <span>{COMPONENT_WORDS[row.component]}</span>
      <StateBadge state={state} look="quiet">
        {words}
      </StateBadge>
      {canChange && (
        <Select
          size="xs"
          aria-label={`State of ${COMPONENT_WORDS[row.component]}`}
          data={COMPONENT_STATE_OPTIONS}
          value={row.state}
          allowDeselect={false}
          disabled={change.isPending}
          onChange={(next) =>
            change.mutate({ params: { clientId, component: row.component }, body: { state: next as ComponentState } })
          }
        />
      )}
      {change.isError && <ErrorState error={change.error} size="inline" />}
    </li>
  );
}

function Incident({ incident, canWrite }: { incident: StatusIncident; canWrite: boolean }) {
  const { languages } = useClient();
  const [isWriting, setWriting] = useState(false);
  const language = languages[0] ?? 'en';
  const say = (texts: Record<string, string>) => texts[language] ?? Object.values(texts)[0] ?? '';
  const { words, state } = INCIDENT_STATES[incident.state];
  return (
    <article className={page.incident}>
      <div className={page.incidentHead}>
        <h3>{say(incident.titles)}</h3>
        <StateBadge state={incident.retractedAt ? 'unknown' : state}>{incident.retractedAt ? 'Retracted' : words}</StateBadge>
        {incident.nextUpdateAt && incident.state !== 'resolved' && (
          <span>
            Next update <Clock dueAt={incident.nextUpdateAt} what="Next update" />
          </span>
        )}
        {canWrite && incident.can.length > 0 && !isWriting && (
          <Button variant="default" onClick={() => setWriting(true)}>
            Post an update
          </Button>
        )}
      </div>
      {isWriting && <UpdateForm incident={incident} onDone={() => setWriting(false)} />}
      <ol className={page.updates}>
        {incident.updates.map((update) => (
          <li key={update.updateId} data-retracted={update.retractedAt ? true : undefined}>
            <p className={page.updateHead}>
              <b>{INCIDENT_STATES[update.state].words}</b>
              <span>
                <Time at={update.postedAt} /> by {update.postedByName}
                {update.retractedAt && ', retracted'}
              </span>
            </p>
            <p>{say(update.texts)}</p>
          </li>
        ))}
      </ol>
    </article>
  );
}
