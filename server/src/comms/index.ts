export { componentChanged, noticeCreated, noticeRun, noticeStopped, statusPublished, statusRetracted, templatePublished } from './events.ts';
export { createNotice, type CreatedNotice, type NewNotice } from './notices/create-notice.ts';
export { findNotice, findNotices, type NoticeDetail } from './notices/find-notices.ts';
export { findPromisedUpdates, readStatus, type PromisedUpdate, type StatusPicture } from './status/find-incidents.ts';
export { openIncident, postUpdate, type NewUpdate } from './status/post-update.ts';
export { retractUpdate } from './status/retract-update.ts';
export { setComponent } from './status/set-component.ts';
export { findTemplates } from './templates/find-templates.ts';

import type { Action } from '../actions/index.ts';
import { notify } from './notices/notify.ts';
import { forgetCustomer } from './reactions.ts';
import { commsRoutes } from './routes.ts';
import { mailSubscribers } from './status/mail-subscribers.ts';
import { publishStatus } from './status/publish-status.ts';

export const commsModule = { name: 'comms', routes: commsRoutes, jobs: [forgetCustomer, mailSubscribers], actions: [notify, publishStatus] as Action[] };
