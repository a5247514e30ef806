import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type NoticeDetail } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useLiveRefresh } from '../../live/live.tsx';
import { paths } from '../../paths.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { ActionDrawer } from '../../ui/action/action-drawer.tsx';
import { Page } from '../../ui/basics/page.tsx';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount, formatThings } from '../../ui/values/format.ts';
import { Time } from '../../ui/values/time.tsx';
import { languageName } from './languages.ts';
import styles from './messages.module.css';
import { NoticeCauses } from './notice-causes.tsx';
import { NoticeFunnelView } from './notice-funnel.tsx';
import { NoticeBadge } from './notices-list.tsx';
import { sendNoticeAction } from './send-notice.ts';

export default function NoticePage() {
  const { clientId, slug } = useClient();
  const { noticeId } = useParams({ strict: false }) as { noticeId: string };
  const notice = useQuery(readQuery(api.readNotice, { params: { clientId, noticeId } }));
  useLiveRefresh(['comms.notice_', 'channels.'], [api.readNotice, api.findRecipients]);
  const lead = <PathLink href={paths.messages(slug)}>Messages</PathLink>;

  if (notice.isError) {
    return (
      <Page title="Notice" lead={lead}>
        <ErrorState error={notice.error} onRetry={() => void notice.refetch()} />
      </Page>
    );
  }
  if (!notice.data) {
    return (
      <Page title="Notice" lead={lead}>
        <SkeletonText lines={12} />
      </Page>
    );
  }
  return (
    <Page title={notice.data.title} aside={<NoticeBadge state={notice.data.state} />} lead={lead} actions={<Send notice={notice.data} />}>
      <div className={styles.notice}>
        <div className={styles.noticeMain}>
          <NoticeFunnelView notice={notice.data} />
        </div>
        <div className={styles.noticeSide}>
          <NoticeCauses notice={notice.data} />
          <NoticeFacts notice={notice.data} />
        </div>
      </div>
    </Page>
  );
}

function Send({ notice }: { notice: NoticeDetail }) {
  const { clientId } = useClient();
  const may = useMay();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const reason = may('comms.run') ? null : 'This needs the permission "comms.run".';
  return (
    <>
      <ReasonButton size="sm" variant={notice.runId ? 'default' : 'filled'} reason={reason} onClick={() => setOpen(true)}>
        {notice.runId ? 'The run' : 'Preview and send'}
      </ReasonButton>
      <ActionDrawer
        action={sendNoticeAction(clientId, notice)}
        isOpen={isOpen}
        runId={notice.runId ?? undefined}
        onClose={() => {
          setOpen(false);
          void queryClient.invalidateQueries({ queryKey: [api.readNotice.operationId] });
          void queryClient.invalidateQueries({ queryKey: [api.findRecipients.operationId] });
        }}
      />
    </>
  );
}

function NoticeFacts({ notice }: { notice: NoticeDetail }) {
  return (
    <>
      {notice.exclusions.length > 0 && (
        <section>
          <h2>Left out</h2>
          <ul className={styles.counts}>
            {notice.exclusions.map(({ reason, words, count }) => (
              <li key={reason}>
                <span>{words}</span>
                <b>{formatCount(count)}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>Languages</h2>
        <ul className={styles.counts}>
          {notice.languages.map(({ language, insteadOf, customers }) => (
            <li key={`${language} ${insteadOf}`}>
              <span>
                {languageName(language)}
                {insteadOf && <span className={styles.quiet}> instead of {languageName(insteadOf)}, which it lacks</span>}
              </span>
              <b>{formatCount(customers)}</b>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>Since it was frozen</h2>
        <p>
          {notice.ordersJoined + notice.ordersLeft === 0
            ? 'No order joined the scope or left it.'
            : `${formatThings(notice.ordersJoined, 'orders')} joined the scope, ${formatCount(notice.ordersLeft)} left it. Who joined is not told by this notice.`}
        </p>
        {notice.ordersWithoutCustomer > 0 && <p className={styles.quiet}>{formatCount(notice.ordersWithoutCustomer)} orders name no customer.</p>}
      </section>
      <section>
        <h2>Made</h2>
        <p>
          <Time at={notice.madeAt} /> by {notice.madeByName}, from “{notice.template}” version {notice.version}.
        </p>
      </section>
    </>
  );
}
