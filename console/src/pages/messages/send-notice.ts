import type { NoticeDetail } from '../../api/generated.ts';
import type { ActionContract } from '../../ui/action/action-types.ts';
import { apiAction } from '../../ui/action/api-action.ts';
import { formatCount } from '../../ui/values/format.ts';

/** Send a notice to the audience that was frozen with it, and to nobody else. */
export function sendNoticeAction(clientId: string, notice: NoticeDetail): ActionContract<{ noticeId: string }> {
  return apiAction({
    clientId,
    action: 'comms.notify',
    scope: notice.scope,
    crisisId: notice.crisisId ?? undefined,
    title: `Send “${notice.title}”`,
    verb: 'Write to',
    scopeWords: `The ${formatCount(notice.audienceCount)} customers frozen with this notice`,
    initialInput: { noticeId: notice.noticeId },
    form: null,
  });
}
