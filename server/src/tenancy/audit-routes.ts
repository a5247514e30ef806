import { z } from 'zod';
import { query, sql } from '../kernel/db.ts';
import { IdCursor, PageQuery, parseCursor, toPage } from '../kernel/page.ts';
import { route } from '../kernel/route.ts';
import { verifyEvents } from './seal-events.ts';

const ClientParams = z.object({ clientId: z.uuid() });

const Event = z.object({
  eventId: z.uuid(), type: z.string(), subjectId: z.uuid().nullable(), payload: z.unknown(),
  actorKind: z.string(), actorId: z.uuid().nullable(), businessAt: z.string(), recordedAt: z.string(), requestId: z.string().nullable(),
}).meta({ id: 'Event' });

const listEvents = route({
  method: 'GET', path: '/clients/:clientId/events', operation: 'findEvents', tag: 'tenancy', summary: 'What happened, newest first: who changed this?', permission: 'tenancy.read',
  params: ClientParams, query: PageQuery.extend({ subjectId: z.uuid().optional(), type: z.string().max(200).optional() }),
  response: z.object({ rows: z.array(Event), next: z.string().nullable() }),
  async handle(ctx, { query: asked }) {
    const before = asked.after === undefined ? null : parseCursor(asked.after, IdCursor)[0];
    const rows = await query<z.infer<typeof Event>>(ctx, sql`
      select event_id as "eventId", type, subject_id as "subjectId", payload, actor_kind as "actorKind", actor_id as "actorId",
        business_at as "businessAt", recorded_at as "recordedAt", request_id as "requestId"
      from kernel.event
      where client_id = ${ctx.clientId} and (${before}::uuid is null or event_id < ${before}::uuid)
        and (${asked.subjectId ?? null}::uuid is null or subject_id = ${asked.subjectId ?? null}::uuid)
        and (${asked.type ?? null}::text is null or type = ${asked.type ?? null}::text)
      order by event_id desc limit ${asked.limit + 1}`);
    return toPage(rows, asked.limit, (row) => [row.eventId]);
  },
});

const verify = route({
  method: 'GET', path: '/clients/:clientId/events/verify', operation: 'verifyEvents', tag: 'tenancy', summary: 'Walk the hash chain over all events', permission: 'tenancy.read',
  params: ClientParams,
  response: z.object({ sealed: z.int(), unsealed: z.int(), brokenAt: z.int().nullable(), reason: z.string().nullable() }),
  handle: (ctx) => verifyEvents(ctx),
});

export const auditRoutes = [listEvents, verify];
