import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type OutboxMailBody } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import type { PanelContent } from '../../ui/panel/split-panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { Time } from '../../ui/values/time.tsx';
import { languageName } from './languages.ts';
import { MailBadge } from './mail-badge.tsx';
import styles from './messages.module.css';
import { ResolveDelivery } from './resolve-delivery.tsx';

export function useMailPanel(deliveryId: string | undefined): PanelContent | null {
  const { clientId } = useClient();
  const mail = useQuery({
    ...readQuery(api.readMail, { params: { clientId, deliveryId: deliveryId ?? '' } }),
    enabled: deliveryId !== undefined,
  });
  if (deliveryId === undefined) return null;
  if (mail.isError) return { title: 'Mail', body: <ErrorState error={mail.error} onRetry={() => void mail.refetch()} /> };
  if (!mail.data) return { title: 'Mail', body: <SkeletonText lines={10} /> };
  return {
    title: mail.data.subject ?? 'Erased',
    summary: (
      <span className={styles.mailSummary}>
        <MailBadge state={mail.data.state} />
        <span>to {mail.data.to ?? 'somebody erased'}</span>
        {mail.data.language && <span>{languageName(mail.data.language)}</span>}
      </span>
    ),
    actions: mail.data.can.includes('resolve') ? <ResolveDelivery deliveryId={deliveryId} /> : undefined,
    body: <Mail mail={mail.data} />,
  };
}

function Mail({ mail }: { mail: OutboxMailBody }) {
  const [look, setLook] = useState<'html' | 'text'>('html');
  if (mail.text === null) return <p className={styles.quiet}>The text was erased with the customer’s data.</p>;
  return (
    <div className={styles.mailBody}>
      <SegmentedControl
        size="xs"
        aria-label="How it is shown"
        data={[
          { value: 'html', label: 'As a picture of the mail' },
          { value: 'text', label: 'As text' },
        ]}
        value={look}
        onChange={(value) => setLook(value)}
      />
      {look === 'html' && mail.html !== null ? (
        // No script, no form, no link of a letter may reach the console: the sandbox allows nothing.
        <iframe className={styles.frame} sandbox="" title={`Mail: ${mail.subject ?? ''}`} srcDoc={mail.html} />
      ) : (
        <p className={styles.mailText}>{mail.text}</p>
      )}
      <dl className={styles.facts}>
        <dt>Queued</dt>
        <dd>
          <Time at={mail.queuedAt} precision="second" />
        </dd>
        <dt>Sent</dt>
        <dd>{mail.sentAt ? <Time at={mail.sentAt} precision="second" /> : 'not yet'}</dd>
        <dt>Tries</dt>
        <dd>{formatCount(mail.attempts)}</dd>
        <dt>By</dt>
        <dd>{mail.transport === 'viewer' ? 'kept here, nothing left the house' : (mail.transport ?? '–')}</dd>
        {mail.cause && (
          <>
            <dt>Cause</dt>
            <dd>{mail.cause.replaceAll('_', ' ')}</dd>
          </>
        )}
        {mail.answer && (
          <>
            <dt>The server said</dt>
            <dd>{mail.answer}</dd>
          </>
        )}
      </dl>
    </div>
  );
}
