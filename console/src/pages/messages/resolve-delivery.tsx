import { Button, Modal, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api, type ResolveDeliveryRequest } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import styles from './messages.module.css';

type Outcome = ResolveDeliveryRequest['body']['outcome'];

/** Say what became of a mail nobody can tell about, with where that is known from. */
export function ResolveDelivery({ deliveryId }: { deliveryId: string }) {
  const { clientId } = useClient();
  const [isOpen, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>('sent');
  const [note, setNote] = useState('');
  const resolve = useAct(api.resolveDelivery, {
    refreshes: [api.readNotice, api.findRecipients, api.findOutbox, api.readMail],
    onDone: () => setOpen(false),
  });
  return (
    <>
      <Button variant="default" size="compact-xs" onClick={() => setOpen(true)}>
        Resolve…
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="What became of it?">
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            resolve.mutate({ params: { clientId, deliveryId }, body: { outcome, note } });
          }}
        >
          <Radio.Group label="It" value={outcome} onChange={(value) => setOutcome(value)}>
            <div className={styles.radios}>
              <Radio value="sent" label="was sent" />
              <Radio value="failed_perm" label="provably did not arrive, and may be sent again" />
            </div>
          </Radio.Group>
          <Textarea
            label="Where that is known from"
            required
            maxLength={500}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {resolve.isError && <ErrorState error={resolve.error} size="inline" />}
          <div>
            <Button type="submit" loading={resolve.isPending}>
              Record it
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
