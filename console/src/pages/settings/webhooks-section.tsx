import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Webhook } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { Section } from './section.tsx';
import { SecretOnce } from './secret-once.tsx';
import styles from './settings.module.css';

/** Where this client's events are sent, signed. */
export function WebhooksSection() {
  const { clientId } = useClient();
  const [secret, setSecret] = useState<string | null>(null);
  const [url, setUrl] = useState('');
  const [types, setTypes] = useState('');
  const webhooks = useQuery(readQuery(api.findWebhooks, { params: { clientId } }));
  const add = useAct(api.addWebhook, {
    refreshes: [api.findWebhooks],
    onDone: (made) => {
      setSecret(made.secret);
      setUrl('');
    },
  });

  return (
    <Section title="Webhooks" lead="Events sent out as they happen, signed by the Standard Webhooks rule.">
      {secret && (
        <SecretOnce title="The signing secret" text="The receiver checks signatures with it." secret={secret} onDone={() => setSecret(null)} />
      )}
      {webhooks.isPending && <SkeletonText lines={3} />}
      {webhooks.isError && <ErrorState error={webhooks.error} onRetry={() => void webhooks.refetch()} />}
      {webhooks.data && (
        <ul className={styles.rows}>
          {webhooks.data.webhooks.length === 0 && <li className={styles.quiet}>Nothing is sent anywhere yet.</li>}
          {webhooks.data.webhooks.map((webhook) => (
            <WebhookRow key={webhook.webhookId} webhook={webhook} onSecret={setSecret} />
          ))}
        </ul>
      )}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ params: { clientId }, body: { url, eventTypes: types.split(/[\s,]+/).filter(Boolean) } });
        }}
      >
        <TextInput label="Address" type="url" required placeholder="https://" value={url} onChange={(event) => setUrl(event.currentTarget.value)} />
        <TextInput
          label="Event types"
          description="separated by commas, such as orders.order_received"
          required
          value={types}
          onChange={(event) => setTypes(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" loading={add.isPending}>
          Add a webhook
        </Button>
        {add.isError && <ErrorState error={add.error} size="inline" />}
      </form>
    </Section>
  );
}

function WebhookRow({ webhook, onSecret }: { webhook: Webhook; onSecret: (secret: string) => void }) {
  const { clientId } = useClient();
  const params = { clientId, webhookId: webhook.webhookId };
  const rotate = useAct(api.rotateWebhookSecret, { onDone: ({ secret }) => onSecret(secret) });
  const remove = useAct(api.removeWebhook, { refreshes: [api.findWebhooks] });
  const error = rotate.error ?? remove.error;
  const isFailing = webhook.pausedAt !== null || webhook.lastError !== null;
  return (
    <li>
      <span className={styles.grow}>
        <b className={styles.wrap}>{webhook.url}</b>
        <span className={styles.detail}>{webhook.eventTypes.join(', ')}</span>
        {webhook.lastError && <span className={styles.detail}>{webhook.lastError}</span>}
      </span>
      <StateBadge state={webhook.pausedAt ? 'broken' : isFailing ? 'risk' : 'ok'} look="quiet">
        {webhook.pausedAt ? 'Paused' : `${formatCount(webhook.delivered)} delivered, ${formatCount(webhook.failed)} failed`}
      </StateBadge>
      <span className={styles.buttons}>
        <Button variant="default" loading={rotate.isPending} onClick={() => rotate.mutate({ params })}>
          New secret
        </Button>
        <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate({ params })}>
          Remove
        </Button>
      </span>
      {error && <ErrorState error={error} size="inline" />}
    </li>
  );
}
