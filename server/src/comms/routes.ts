import { z } from 'zod';
import { withClient } from '../kernel/db.ts';
import { openRoute, route } from '../kernel/route.ts';
import { createNotice } from './notices/create-notice.ts';
import { findNotice, findNotices, findRecipients } from './notices/find-notices.ts';
import { retryNotice } from './notices/retry-notice.ts';
import { FindNoticesQuery, FindRecipientsQuery, NewNoticeBody, NoticeDetailShape, NoticeShape, RecipientShape } from './schema.ts';
import { statusUrl } from './status/status-links.ts';
import { statusPublicRoutes } from './status/public-routes.ts';
import { statusRoutes } from './status/routes.ts';
import { readClientWords } from './templates/find-templates.ts';
import { templateRoutes } from './template-routes.ts';

const tag = 'comms';
const InClient = z.object({ clientId: z.uuid() });
const OneNotice = InClient.extend({ noticeId: z.uuid() });

/** Open, because the address of the status page comes from the process's settings. */
const createNoticeRoute = openRoute({
  method: 'POST', path: '/clients/:clientId/notices', operation: 'createNotice', tag, permission: 'comms.write', status: 201,
  summary: 'Freeze the audience of a message: the customers of a scope’s orders',
  description: 'Nothing is sent. Preview, approve and run the action comms.notify with {"noticeId"}.',
  params: InClient, body: NewNoticeBody,
  response: z.object({ noticeId: z.uuid(), created: z.boolean(), audienceCount: z.int(), audienceHash: z.string() }),
  handle: ({ services, scope }, { body }) => withClient(services.database, scope, async (ctx) => {
    const { slug } = await readClientWords(ctx);
    return createNotice(ctx, { ...body, facts: { statusPage: statusUrl(services.config, slug), ...body.facts } });
  }),
});

const findNoticesRoute = route({
  method: 'GET', path: '/clients/:clientId/notices', operation: 'findNotices', tag, permission: 'comms.read',
  summary: 'Notices with their funnels, newest first',
  params: InClient, query: FindNoticesQuery, response: z.object({ rows: z.array(NoticeShape), next: z.string().nullable() }),
  handle: (ctx, { query }) => findNotices(ctx, query),
});

const readNotice = route({
  method: 'GET', path: '/clients/:clientId/notices/:noticeId', operation: 'readNotice', tag, permission: 'comms.read',
  summary: 'One notice: funnel, languages, exclusions, failures by cause, drift of its scope',
  params: OneNotice, response: NoticeDetailShape,
  handle: (ctx, { params }) => findNotice(ctx, params.noticeId),
});

const findRecipientsRoute = route({
  method: 'GET', path: '/clients/:clientId/notices/:noticeId/recipients', operation: 'findRecipients', tag, permission: 'customers.read',
  summary: 'The people behind the funnel',
  params: OneNotice, query: FindRecipientsQuery, response: z.object({ rows: z.array(RecipientShape), next: z.string().nullable() }),
  handle: (ctx, { params, query }) => findRecipients(ctx, params.noticeId, query),
});

const retryNoticeRoute = route({
  method: 'POST', path: '/clients/:clientId/notices/:noticeId/retry', operation: 'retryNotice', tag, permission: 'comms.run',
  summary: 'Send again what failed for one cause',
  params: OneNotice, body: z.object({ cause: z.string().min(1).max(60) }), response: z.object({ queuedCount: z.int() }),
  handle: (ctx, { params, body }) => retryNotice(ctx, params.noticeId, body.cause),
});

export const commsRoutes = [createNoticeRoute, findNoticesRoute, readNotice, findRecipientsRoute, retryNoticeRoute, ...templateRoutes, ...statusRoutes, ...statusPublicRoutes];
