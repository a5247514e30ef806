import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Event } from '../../api/generated.ts';
import { pagesQuery, readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonRows } from '../../ui/states/skeletons.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';
import { usePeopleNames } from './use-people-names.ts';

/** Who changed what, and the proof that nobody changed the record. */
export function AuditSection() {
  const { clientId } = useClient();
  const [url, setUrl] = useUrlState();
  const [type, setType] = useState(one(url.type) ?? '');
  const [subject, setSubject] = useState(one(url.subject) ?? '');
  const events = useInfiniteQuery(
    pagesQuery(api.findEvents, {
      params: { clientId },
      query: { type: one(url.type), subjectId: one(url.subject), limit: 50 },
    }),
  );
  return (
    <Section title="Audit" lead="Everything that happened, newest first. Each entry is sealed by the one before.">
      <ChainProof />
      <form
        className={styles.form}
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setUrl({ type: type.trim() || undefined, subject: subject.trim() || undefined });
        }}
      >
        <TextInput label="Type" placeholder="orders.order_held" value={type} onChange={(event) => setType(event.currentTarget.value)} />
        <TextInput label="About (id of an order, site, crisis …)" value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
        <Button type="submit" size="sm" variant="default">
          Who changed this?
        </Button>
      </form>
      {events.isPending && <SkeletonRows rows={8} />}
      {events.isError && <ErrorState error={events.error} onRetry={() => void events.refetch()} />}
      {events.data && <Events events={events.data.pages.flatMap((page) => page.rows)} />}
      {events.hasNextPage && (
        <div>
          <Button variant="default" loading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            Show older
          </Button>
        </div>
      )}
    </Section>
  );
}

function Events({ events }: { events: readonly Event[] }) {
  const nameOf = usePeopleNames();
  if (events.length === 0) return <p className={styles.quiet}>Nothing like this happened. Types and ids must be whole.</p>;
  return (
    <ul className={styles.events}>
      {events.map((event) => (
        <li key={event.eventId}>
          <details>
            <summary>
              <Time at={event.businessAt} precision="second" />
              <b>{event.type}</b>
              <span className={styles.quiet}>{actorWords(event, nameOf)}</span>
            </summary>
            <pre>{JSON.stringify({ subject: event.subjectId, request: event.requestId, ...(event.payload as object) }, null, 2)}</pre>
          </details>
        </li>
      ))}
    </ul>
  );
}

function actorWords({ actorKind, actorId }: Event, nameOf: (id: string) => string | undefined): string {
  if (actorKind === 'system') return 'Breakwater itself';
  return (actorId && nameOf(actorId)) ?? `${actorKind} ${actorId?.slice(0, 8) ?? ''}`;
}

/** Walks the hash chain over all events, when asked. */
function ChainProof() {
  const { clientId } = useClient();
  const proof = useQuery({ ...readQuery(api.verifyEvents, { params: { clientId } }), enabled: false });
  return (
    <div className={styles.proof}>
      <Button variant="default" loading={proof.isFetching} onClick={() => void proof.refetch()}>
        Verify the chain
      </Button>
      {proof.isError && <ErrorState error={proof.error} size="inline" />}
      {proof.data && (
        <span role="status" className={styles.proofWords}>
          <StateBadge state={proof.data.brokenAt === null ? 'ok' : 'broken'}>
            {proof.data.brokenAt === null ? 'Unbroken' : `Broken at entry ${formatCount(proof.data.brokenAt)}`}
          </StateBadge>
          <span>
            {formatCount(proof.data.sealed)} entries sealed, {formatCount(proof.data.unsealed)} about to be
            {proof.data.reason && `: ${proof.data.reason}`}
          </span>
        </span>
      )}
    </div>
  );
}
