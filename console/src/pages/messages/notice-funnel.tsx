import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { api, type NoticeDetail, type NoticeRecipient } from '../../api/generated.ts';
import { pagesQuery } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { StackedBar } from '../../ui/charts/stacked-bar.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonRows } from '../../ui/states/skeletons.tsx';
import { formatCount, formatShare } from '../../ui/values/format.ts';
import { StateShape } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import { FUNNEL_STEPS, funnelParts } from './delivery-words.ts';
import { languageName } from './languages.ts';
import styles from './messages.module.css';
import { ResolveDelivery } from './resolve-delivery.tsx';

/** Where everybody of the audience stands; each step opens to the people in it. */
export function NoticeFunnelView({ notice }: { notice: NoticeDetail }) {
  const [url, setUrl] = useUrlState();
  const may = useMay();
  const chosen = one(url.state);
  const { funnel } = notice;
  return (
    <>
      <section aria-label="Delivery">
        <p className={styles.audience}>
          <b>{formatCount(funnel.audience)}</b> customers
        </p>
        <StackedBar label="Delivery" parts={funnelParts(funnel)} heightPx={14} />
        <ul className={styles.steps}>
          {FUNNEL_STEPS.filter(({ key }) => funnel[key] > 0).map(({ key, label, tone, recipientState }) => (
            <li key={key}>
              <button
                type="button"
                aria-pressed={chosen === recipientState}
                onClick={() => setUrl({ state: chosen === recipientState ? undefined : recipientState })}
              >
                {tone ? <StateShape state={tone} /> : <StateShape state="unknown" />}
                <span>{label}</span>
                <b>{formatCount(funnel[key])}</b>
                <span className={styles.quiet}>{formatShare(funnel[key] / Math.max(1, funnel.audience))}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {may('customers.read') ? (
        <Recipients noticeId={notice.noticeId} state={chosen} />
      ) : (
        <p className={styles.quiet}>You may not look at customers, so the people behind these numbers are not shown.</p>
      )}
    </>
  );
}

function Recipients({ noticeId, state }: { noticeId: string; state: string | undefined }) {
  const { clientId } = useClient();
  const people = useInfiniteQuery(
    pagesQuery(api.findRecipients, { params: { clientId, noticeId }, query: { state, limit: 50 } }),
  );
  if (people.isPending) return <SkeletonRows rows={6} />;
  if (people.isError) return <ErrorState error={people.error} onRetry={() => void people.refetch()} />;
  const rows = people.data.pages.flatMap((page) => page.rows);
  return (
    <section aria-label="Recipients">
      <table className={styles.recipients}>
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col">Orders</th>
            <th scope="col">In</th>
            <th scope="col">What became of it</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((person) => (
            <Recipient key={person.customerId} person={person} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className={styles.quiet}>Nobody stands here.</p>}
      {people.hasNextPage && (
        <Button variant="default" loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
          Show more
        </Button>
      )}
    </section>
  );
}

function Recipient({ person }: { person: NoticeRecipient }) {
  const { slug } = useClient();
  const [first, ...others] = person.orderIds;
  return (
    <tr>
      <td>{person.name ?? 'No name'}</td>
      <td>
        {first && <PathLink href={paths.order(slug, first)}>{person.orderNumbers[0]}</PathLink>}
        {others.length > 0 && <span className={styles.quiet}> and {formatCount(others.length)} more</span>}
      </td>
      <td>{languageName(person.language)}</td>
      <td>
        <span>
          {person.words ?? person.state.replaceAll('_', ' ')}
          {person.sentAt && (
            <>
              {' '}
              <Time at={person.sentAt} />
            </>
          )}
        </span>
        {person.answer && <span className={styles.answer}>{person.answer}</span>}
        {person.state === 'unknown' && person.deliveryId && <ResolveDelivery deliveryId={person.deliveryId} />}
      </td>
    </tr>
  );
}
