import { Button, Menu, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api, type OrderDetail } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { useClient, useMay } from '../../session/session.tsx';
import { type BulkAction, BulkDrawer } from './bulk-actions.tsx';
import styles from './order.module.css';
import { STAGE_WORDS } from './order-words.ts';

const REFRESHES = [api.findOrder, api.readOrderStory, api.findBacklog, api.summariseBacklog];
/** "Goes first" as the API counts it. */
const PRIORITY_FIRST = 9;

/** What can be done with one order; the big ones go through the same drawer as a thousand would. */
export function OrderActions({ order }: { order: OrderDetail }) {
  const { clientId } = useClient();
  const may = useMay();
  const [action, setAction] = useState<BulkAction | null>(null);
  const [isCancelling, setCancelling] = useState(false);
  const params = { clientId, orderId: order.orderId };
  const prioritise = useAct(api.setOrderPriority, { refreshes: REFRESHES });

  const why = (verb: OrderDetail['can'][number]) =>
    order.can.includes(verb)
      ? null
      : may('orders.write')
        ? `Not possible any more: the order is "${STAGE_WORDS[order.stage].toLowerCase()}".`
        : 'This needs the permission "orders.write".';
  const priority = order.priority > 0 ? 0 : PRIORITY_FIRST;

  return (
    <>
      <ReasonButton variant="default" reason={why('holdOrder')} onClick={() => setAction('hold')}>
        Hold
      </ReasonButton>
      {order.isHeld && (
        <ReasonButton variant="default" reason={why('holdOrder')} onClick={() => setAction('release')}>
          Release hold
        </ReasonButton>
      )}
      <ReasonButton
        variant="default"
        reason={why('setOrderPriority')}
        loading={prioritise.isPending}
        onClick={() => prioritise.mutate({ params, body: { priority } })}
      >
        {priority === 0 ? 'Back in line' : 'Let it go first'}
      </ReasonButton>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">More</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAction('notify')}>Notify the customer</Menu.Item>
          <Menu.Item color="red" disabled={why('cancelOrder') !== null} onClick={() => setCancelling(true)}>
            Cancel what is not packed
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {prioritise.isError && <ErrorState error={prioritise.error} size="inline" />}
      <BulkDrawer
        action={action}
        target={{ scope: { facet: 'number', is: [order.number] }, why: null, words: `Order ${order.number}` }}
        onClose={() => setAction(null)}
      />
      {isCancelling && <CancelOrder order={order} onClose={() => setCancelling(false)} />}
    </>
  );
}

function CancelOrder({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const { clientId } = useClient();
  const [reason, setReason] = useState('');
  const cancel = useAct(api.cancelOrder, { refreshes: REFRESHES, onDone: onClose });

  return (
    <Modal opened onClose={onClose} title={`Cancel order ${order.number}`}>
      <div className={styles.form}>
        <p>Units that are packed or have left stay as they are. Stock is free again at once. The customer is not told.</p>
        <Textarea
          label="Why"
          required
          data-autofocus
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {cancel.isError && <ErrorState error={cancel.error} size="inline" />}
        <div className={styles.formFoot}>
          <ReasonButton
            color="red"
            loading={cancel.isPending}
            reason={reason.trim() ? null : 'Say why first: it stands in the story of the order.'}
            onClick={() => cancel.mutate({ params: { clientId, orderId: order.orderId }, body: { reason } })}
          >
            Cancel the order
          </ReasonButton>
        </div>
      </div>
    </Modal>
  );
}
