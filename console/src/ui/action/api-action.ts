import { api, type ScopeInput } from '../../api/generated.ts';
import type { ActionContract } from './action-types.ts';

const RECEIPTS_SHOWN = 20;

type OwnParts<Input> = Pick<
  ActionContract<Input>,
  'title' | 'verb' | 'scopeWords' | 'initialInput' | 'form' | 'check' | 'typeCountFrom'
>;

export interface ApiActionOptions<Input> extends OwnParts<Input> {
  clientId: string;
  /** As registered: `orders.hold`. */
  action: string;
  scope: ScopeInput;
  /** The crisis in whose story the run shall stand. */
  crisisId?: string;
}

/** The drawer's contract for any action the server registers. */
export function apiAction<Input>(options: ApiActionOptions<Input>): ActionContract<Input> {
  const { clientId, action, scope, crisisId, ...own } = options;
  const ofPreview = (previewId: string) => ({ clientId, previewId });
  const ofRun = (runId: string) => ({ clientId, runId });

  return {
    ...own,
    preview: (input, signal) =>
      api.previewAction({ params: { clientId, action }, body: { input, scope, crisisId } }, { signal }),
    readPreview: (previewId, signal) => api.readPreview({ params: ofPreview(previewId) }, { signal }),
    approve: ({ previewId, hash }) =>
      api.approvePreview({ params: ofPreview(previewId), body: { hash } }),
    run: ({ previewId, hash }, confirmedCount) =>
      // The server runs one preview once, however often the button is pressed or the answer lost.
      api.runPreview({ params: ofPreview(previewId), body: { hash, confirmedCount } }),
    readRun: (runId, signal) => api.readRun({ params: ofRun(runId) }, { signal }),
    readReceipts: async (runId, signal) => {
      const request = { params: ofRun(runId), query: { limit: RECEIPTS_SHOWN } };
      return (await api.listReceipts(request, { signal })).receipts;
    },
    retry: (runId, reason) => api.retryRun({ params: ofRun(runId), body: { reason } }),
    undo: (runId) => api.undoRun({ params: ofRun(runId) }),
  };
}
