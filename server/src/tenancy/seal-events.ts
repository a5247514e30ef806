import { createHash } from 'node:crypto';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../kernel/db.ts';

const SEAL_ROWS_MAX = 2000;
const GENESIS: Buffer = Buffer.alloc(32);

type EventRow = { event_id: string; text: string };

/**
 * Link the events not yet sealed to the client's chain, oldest first:
 * hash = SHA-256(previous hash || event). Run by one process at a time (schedule lease);
 * two at once would collide on the position and one would change nothing.
 *
 * @returns how many were sealed; at most SEAL_ROWS_MAX a call.
 */
export async function sealEvents(ctx: Ctx): Promise<number> {
  const last = await queryOne<{ position: number; hash: Buffer }>(ctx, sql`
    select position, hash from kernel.seal where client_id = ${ctx.clientId} order by position desc limit 1`);
  const fresh = await query<EventRow>(ctx, sql`
    select e.event_id, ${EVENT_TEXT} as text from kernel.event e
    where e.client_id = ${ctx.clientId}
      and not exists (select 1 from kernel.seal s where s.client_id = e.client_id and s.event_id = e.event_id)
    order by e.event_id limit ${SEAL_ROWS_MAX}`);
  if (fresh.length === 0) return 0;
  let hash = last?.hash ?? GENESIS;
  const start = last?.position ?? 0;
  const sealed = fresh.map((event, i) => {
    hash = link(hash, event.text);
    return { position: start + i + 1, eventId: event.event_id, hash };
  });
  return execute(ctx, sql`
    insert into kernel.seal (client_id, position, event_id, hash)
    select c.client_id, s.position, s.event_id, s.hash
    from tenancy.client c, unnest(${sealed.map((s) => s.position)}::bigint[], ${sealed.map((s) => s.eventId)}::uuid[], ${sealed.map((s) => s.hash)}::bytea[]) as s (position, event_id, hash)
    where c.client_id = ${ctx.clientId} on conflict do nothing`);
}

export type ChainProof = { sealed: number; unsealed: number; brokenAt: number | null; reason: string | null };

/** Walk the whole chain again. Finds an edited, deleted or inserted event or seal. */
export async function verifyEvents(ctx: Ctx): Promise<ChainProof> {
  let position = 0;
  let hash: Buffer = GENESIS;
  for (;;) {
    const rows = await query<{ position: number; hash: Buffer; text: string | null }>(ctx, sql`
      select s.position, s.hash, ${EVENT_TEXT} as text from kernel.seal s
      left join kernel.event e on e.client_id = s.client_id and e.event_id = s.event_id
      where s.client_id = ${ctx.clientId} and s.position > ${position} order by s.position limit ${SEAL_ROWS_MAX}`);
    if (rows.length === 0) break;
    for (const row of rows) {
      if (row.position !== position + 1) return broken(position + 1, 'a seal is missing');
      if (row.text === null) return broken(row.position, 'the event was deleted');
      hash = link(hash, row.text);
      if (!hash.equals(row.hash)) return broken(row.position, 'the event or its seal was changed');
      position = row.position;
    }
  }
  const { unsealed } = (await queryOne<{ unsealed: number }>(ctx, sql`
    select (select count(*) from kernel.event where client_id = ${ctx.clientId}) - ${position}::bigint as unsealed`))!;
  return { sealed: position, unsealed, brokenAt: null, reason: null };
}

function broken(at: number, reason: string): ChainProof {
  return { sealed: at - 1, unsealed: 0, brokenAt: at, reason };
}

function link(previous: Buffer, text: string): Buffer {
  return createHash('sha256').update(previous).update(text).digest();
}

/** Every column of the event in one unambiguous text; jsonb prints its keys in a fixed order. */
const EVENT_TEXT = sql<string>`case when e.event_id is not null then jsonb_build_array(e.event_id, e.type, e.subject_id, e.payload,
  e.actor_kind, e.actor_id, e.request_id, extract(epoch from e.business_at), extract(epoch from e.recorded_at))::text end`;
