import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOnly, sql } from '../kernel/db.ts';
import { readRecovery } from './read-recovery.ts';
import { LIVE_PHASES } from './states.ts';

const READING_EVERY_MS = 5 * 60_000;

/** A point of the burn-down for every live crisis, at most one in five minutes of the client's time. */
export async function takeReadings(ctx: Ctx): Promise<void> {
  const live = await query<{ crisisId: string }>(ctx, sql`
    select crisis_id as "crisisId" from crises.crisis where client_id = ${ctx.clientId} and phase = any(${[...LIVE_PHASES]}::text[])`);
  for (const { crisisId } of live) await takeReading(ctx, crisisId);
}

async function takeReading(ctx: Ctx, crisisId: string): Promise<void> {
  const { due } = await queryOnly<{ due: boolean }>(ctx, sql`
    select coalesce(max(at), '-infinity') <= ${new Date(ctx.now.getTime() - READING_EVERY_MS)} as due
    from crises.reading where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  if (!due) return;
  const { figures } = await readRecovery(ctx, crisisId);
  await execute(ctx, sql`
    insert into crises.reading (client_id, crisis_id, at, figures)
    values (${ctx.clientId}, ${crisisId}, ${ctx.now}, ${JSON.stringify(figures)}::jsonb) on conflict do nothing`);
}
