import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type ActionPreview } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { ActionDrawer } from '../../ui/action/action-drawer.tsx';
import { apiAction } from '../../ui/action/api-action.ts';
import { formatCount } from '../../ui/values/format.ts';
import { Time } from '../../ui/values/time.tsx';
import styles from './messages.module.css';

const ACTIONS = ['comms.notify', 'comms.publish-status'];

/** Messages that wait for a second person: who made them, who may approve, and the way to do it. */
export function Approvals() {
  const { clientId } = useClient();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<ActionPreview | null>(null);
  const waiting = useQuery(readQuery(api.listWaitingPreviews, { params: { clientId } }));
  const messages = waiting.data?.previews.filter((preview) => ACTIONS.includes(preview.action)) ?? [];
  if (messages.length === 0) return null;
  return (
    <section className={styles.approvals} aria-label="Waiting for approval">
      {messages.map((preview) => (
        <div key={preview.previewId}>
          <span>
            <b>{preview.title}</b>: {formatCount(preview.subjectsCount)} {preview.subjectTitle}
          </span>
          <span className={styles.quiet}>
            made by {preview.madeBy} <Time at={preview.madeAt} /> → needs approval from {preview.needsApproval?.from}
          </span>
          <Button variant="default" onClick={() => setOpen(preview)}>
            {preview.can.approve.allowed ? 'Read and approve' : 'Read'}
          </Button>
        </div>
      ))}
      {open && (
        <ActionDrawer
          action={apiAction({
            clientId,
            action: open.action,
            scope: open.scope,
            scopeWords: open.scopeWords,
            title: open.title,
            verb: open.action === 'comms.notify' ? 'Write to' : 'Publish for',
            initialInput: open.input,
            form: null,
          })}
          previewId={open.previewId}
          isOpen
          onClose={() => {
            setOpen(null);
            void queryClient.invalidateQueries({ queryKey: [api.listWaitingPreviews.operationId] });
          }}
        />
      )}
    </section>
  );
}
