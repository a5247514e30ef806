import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { ActionDrawer } from '../../ui/action/action-drawer.tsx';
import { apiAction } from '../../ui/action/api-action.ts';

/** A run that was started before, opened from the log: how far it is, its receipts, its undo. */
export function RunDrawer({ runId, onClose }: { runId: string | undefined; onClose: () => void }) {
  const { clientId } = useClient();
  const run = useQuery({ ...readQuery(api.readRun, { params: { clientId, runId: runId ?? '' } }), enabled: runId !== undefined });
  if (!runId || !run.data) return null;

  const { action, title, scope, scopeWords } = run.data;
  const contract = apiAction({ clientId, action, scope, title, verb: title, scopeWords, initialInput: {}, form: null });
  return <ActionDrawer action={contract} isOpen runId={runId} onClose={onClose} />;
}
