import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type ScopeInput } from '../../api/generated.ts';
import { paths } from '../../paths.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { ActionDrawer } from '../../ui/action/action-drawer.tsx';
import { useGo } from '../../ui/basics/path-link.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { notifyAction } from '../messages/notify-action.tsx';
import { holdOrdersAction, releaseOrdersAction } from './hold-orders.tsx';
import { encodeScope } from './scope-in-address.ts';

export type BulkAction = 'hold' | 'release' | 'notify';

export interface BulkTarget {
  /** Null: what is selected cannot be said as a scope, and `why` tells. */
  scope: ScopeInput | null;
  why: string | null;
  words: string;
}

/** What can be done with the selected orders. */
export function BulkButtons({ target, onAct }: { target: BulkTarget; onAct: (action: BulkAction) => void }) {
  const client = useClient();
  const may = useMay();
  const go = useGo();
  const reasonFor = (permission: string) =>
    target.why ?? (may(permission) ? null : `This needs the permission "${permission}".`);

  return (
    <>
      <ReasonButton reason={reasonFor('orders.run')} onClick={() => onAct('hold')}>
        Hold
      </ReasonButton>
      <ReasonButton variant="default" reason={reasonFor('orders.run')} onClick={() => onAct('release')}>
        Release hold
      </ReasonButton>
      <ReasonButton
        variant="default"
        reason={reasonFor('fulfilment.run')}
        onClick={() => {
          if (target.scope) go(paths.replan(client.slug, { scope: encodeScope(target.scope), scopeName: target.words }));
        }}
      >
        Re-plan
      </ReasonButton>
      <ReasonButton variant="default" reason={reasonFor('comms.run')} onClick={() => onAct('notify')}>
        Notify
      </ReasonButton>
    </>
  );
}

export interface BulkDrawerProps {
  action: BulkAction | null;
  target: BulkTarget;
  onClose: () => void;
}

/** The drawer of whichever action was chosen; the list is read again once it has run. */
export function BulkDrawer({ action, target, onClose }: BulkDrawerProps) {
  const { clientId } = useClient();
  const queryClient = useQueryClient();
  const [hasRun, setHasRun] = useState(false);

  function close() {
    if (hasRun) {
      for (const read of [api.findBacklog, api.summariseBacklog, api.findOrder, api.readOrderStory]) {
        void queryClient.invalidateQueries({ queryKey: [read.operationId] });
      }
    }
    setHasRun(false);
    onClose();
  }

  if (!target.scope) return null;
  const common = { clientId, scope: target.scope, scopeWords: target.words };
  const drawer = { onClose: close, onRun: () => setHasRun(true) };
  return (
    <>
      <ActionDrawer {...drawer} action={holdOrdersAction(common)} isOpen={action === 'hold'} />
      <ActionDrawer {...drawer} action={releaseOrdersAction(common)} isOpen={action === 'release'} />
      <ActionDrawer {...drawer} action={notifyAction(common)} isOpen={action === 'notify'} />
    </>
  );
}
