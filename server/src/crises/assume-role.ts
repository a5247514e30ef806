import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, sql } from '../kernel/db.ts';
import { forbidden, invalid, notFound } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { lockCrisis } from './lock-crisis.ts';
import { writeLog } from './write-log.ts';

const COMMANDER = 'incident_commander';

/**
 * Take a role in a crisis for oneself, or give it to somebody else. Whoever held it is
 * relieved in the same moment, so that no role is ever held twice or dropped in between.
 *
 * @throws 404, also for somebody who does not work for this client; 403 without `crises.command` for the command itself and for somebody else's role;
 *   409 `crises.wrong_phase`; 422 `crises.unknown_role` for a role the playbook does not have.
 */
export async function assumeRole(ctx: Ctx, crisisId: string, given: { role: string; personId: string; isDeputy: boolean }): Promise<void> {
  const isCommand = given.role === COMMANDER && !given.isDeputy;
  if ((isCommand || given.personId !== ctx.actor.id) && !ctx.actor.permissions.has('crises.command')) throw forbidden('crises.command');
  const personName = await nameOf(ctx, given.personId);
  await lockCrisis(ctx, crisisId, 'assumeRole');
  await requireRole(ctx, crisisId, given.role);
  const before = given.isDeputy ? undefined : await queryOne<{ personId: string; personName: string }>(ctx, sql`
    update crises.role_holder set relieved_at = ${ctx.now}
    where client_id = ${ctx.clientId} and crisis_id = ${crisisId} and role = ${given.role} and relieved_at is null and not is_deputy
    returning person_id as "personId", person_name as "personName"`);
  await execute(ctx, sql`
    insert into crises.role_holder (client_id, holder_id, crisis_id, role, person_id, person_name, is_deputy, assumed_at)
    values (${ctx.clientId}, ${newId()}, ${crisisId}, ${given.role}, ${given.personId}, ${personName}, ${given.isDeputy}, ${ctx.now})`);
  if (isCommand) {
    await execute(ctx, sql`update crises.crisis set commander_id = ${given.personId}, version = version + 1 where client_id = ${ctx.clientId} and crisis_id = ${crisisId}`);
  }
  const words = given.role.replaceAll('_', ' ');
  await writeLog(ctx, crisisId, { kind: 'role', title: `${personName} is ${given.isDeputy ? `deputy ${words}` : words}${before && before.personId !== given.personId ? `, relieving ${before.personName}` : ''}.`, detail: { role: given.role, personId: given.personId } });
}

/** The log names people as the provider knows them, not as somebody wrote them. */
async function nameOf(ctx: Ctx, personId: string): Promise<string> {
  if (personId === ctx.actor.id) return ctx.actor.name;
  const person = await queryOne<{ name: string }>(ctx, sql`
    select p.name from tenancy.person p
    where p.provider_id = ${ctx.providerId} and p.person_id = ${personId} and p.disabled_at is null and exists (
      select 1 from tenancy.assignment a
      where a.provider_id = p.provider_id and a.person_id = p.person_id and (a.for_client_id is null or a.for_client_id = ${ctx.clientId}))`);
  if (!person) throw notFound('person who works for this client');
  return person.name;
}

async function requireRole(ctx: Ctx, crisisId: string, role: string): Promise<void> {
  const roles = await query<{ role: string }>(ctx, sql`
    select distinct role from crises.task where client_id = ${ctx.clientId} and crisis_id = ${crisisId} union select ${COMMANDER}`);
  const known = [...roles.map((row) => row.role), 'operations', 'planning', 'logistics', 'finance', 'communications', 'liaison'];
  if (!known.includes(role)) throw invalid('crises.unknown_role', `This crisis has no role "${role}".`, `Use one of: ${[...new Set(known)].join(', ')}.`);
}
