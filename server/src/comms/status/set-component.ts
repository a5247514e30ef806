import type { Ctx } from '../../kernel/ctx.ts';
import { execute, sql } from '../../kernel/db.ts';
import { publish } from '../../kernel/events.ts';
import { componentChanged } from '../events.ts';
import type { Component, ComponentState } from './states.ts';

/** Show a part of the shop in another state. The same state again changes nothing. */
export async function setComponent(ctx: Ctx, component: Component, state: ComponentState): Promise<void> {
  const changed = await execute(ctx, sql`
    insert into comms.component as k (client_id, component, state, changed_at, changed_by)
    values (${ctx.clientId}, ${component}, ${state}, ${ctx.now}, ${ctx.actor.id})
    on conflict (client_id, component) do update
    set state = excluded.state, changed_at = excluded.changed_at, changed_by = excluded.changed_by where k.state <> excluded.state`);
  if (changed === 1) await publish(ctx, componentChanged, { component, state });
}
