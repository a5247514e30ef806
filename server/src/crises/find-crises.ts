import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import type { CrisisRow } from './schema.ts';
import { LIVE_PHASES, OPEN_TASK_STATES } from './states.ts';

const CRISES_MAX = 500;

/** At most CRISES_MAX crises, those that are over behind all others, newest first. */
export async function findCrises(ctx: Ctx, only: 'live' | 'all'): Promise<CrisisRow[]> {
  return query<CrisisRow>(ctx, sql`
    select c.crisis_id as "crisisId", c.number, c.title, c.type, c.severity, c.phase, c.is_drill as "isDrill", c.declared_at as "declaredAt", c.first_signal_at as "firstSignalAt",
      c.next_update_at as "nextUpdateAt", coalesce(c.next_update_at < ${ctx.now}, false) as "updateOverdue", c.stood_down_at as "standDownAt",
      (select h.person_name from crises.role_holder h where h.client_id = c.client_id and h.crisis_id = c.crisis_id and h.role = 'incident_commander' and h.relieved_at is null and not h.is_deputy limit 1) as "commanderName",
      (select count(*) from crises.task t where t.client_id = c.client_id and t.crisis_id = c.crisis_id and t.state = any(${[...OPEN_TASK_STATES]}::text[])) as "tasksOpen",
      (select count(*) from crises.task t where t.client_id = c.client_id and t.crisis_id = c.crisis_id and t.state = any(${[...OPEN_TASK_STATES]}::text[]) and t.due_at < ${ctx.now}) as "tasksOverdue",
      (s.figures #>> '{scope,orders}')::integer as "ordersAtDeclaration",
      coalesce((r.figures ->> 'ordersOpen')::integer, 0) as "ordersOpen", coalesce((r.figures ->> 'ordersLate')::integer, 0) as "ordersLate"
    from crises.crisis c
    join crises.scope_version s on s.client_id = c.client_id and s.crisis_id = c.crisis_id and s.version = 1
    left join lateral (select figures from crises.reading r where r.client_id = c.client_id and r.crisis_id = c.crisis_id order by r.at desc limit 1) r on true
    where c.client_id = ${ctx.clientId} and (${only === 'all'} or c.phase = any(${[...LIVE_PHASES]}::text[]))
    order by c.phase in ('closed', 'cancelled', 'merged'), c.number desc limit ${CRISES_MAX}`);
}
