import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { ActionDrawer } from '../../ui/action/action-drawer.tsx';
import { apiAction } from '../../ui/action/api-action.ts';

/** A preview that somebody else made and that waits for a second person: seen whole, then approved. */
export function ApprovalDrawer({ previewId, onClose }: { previewId: string | null; onClose: () => void }) {
  const { clientId } = useClient();
  const preview = useQuery({ ...readQuery(api.readPreview, { params: { clientId, previewId: previewId ?? '' } }), enabled: previewId !== null });
  if (!previewId || !preview.data) return null;

  const { action, title, scope, scopeWords, crisisId } = preview.data;
  const contract = apiAction({ clientId, action, scope, scopeWords, title, verb: title.split(' ')[0] ?? title, initialInput: {}, form: null, crisisId: crisisId ?? undefined });
  return <ActionDrawer action={contract} isOpen previewId={previewId} onClose={onClose} />;
}
