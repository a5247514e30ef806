import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { newId } from '../kernel/ids.ts';
import type { Playbook, PlaybookTask } from '../plans/index.ts';
import type { Scope } from '../scopes/index.ts';
import type { ProposedAction } from './schema.ts';

/** Lay the playbook's tasks and decisions out on the crisis's clock, its values filled in. */
export async function plantTasks(ctx: Ctx, crisis: { crisisId: string; title: string; scope: Scope }, playbook: Playbook): Promise<void> {
  const { tasks, decisions } = playbook;
  await execute(ctx, sql`
    insert into crises.task (client_id, task_id, crisis_id, key, title, instructions, role, state, after, due_at, action)
    select c.client_id, t.task_id, ${crisis.crisisId}, t.key, t.title, t.instructions, t.role, case when t.after = '[]' then 'ready' else 'blocked' end,
      array(select jsonb_array_elements_text(t.after)), ${ctx.now}::timestamptz + t.due_minutes * interval '1 minute', t.action
    from tenancy.client c, unnest(${tasks.map(() => newId())}::uuid[], ${tasks.map((one) => one.key)}::text[], ${tasks.map((one) => one.title)}::text[],
      ${tasks.map((one) => one.instructions ?? null)}::text[], ${tasks.map((one) => one.role)}::text[], ${tasks.map((one) => JSON.stringify(one.after))}::jsonb[],
      ${tasks.map((one) => one.dueMinutes)}::integer[], ${tasks.map((one) => fillAction(one, crisis))}::jsonb[])
      as t (task_id, key, title, instructions, role, after, due_minutes, action)
    where c.client_id = ${ctx.clientId}`);
  if (decisions.length === 0) return;
  await execute(ctx, sql`
    insert into crises.decision (client_id, decision_id, crisis_id, key, question, options, state)
    select c.client_id, d.decision_id, ${crisis.crisisId}, d.key, d.question, array(select jsonb_array_elements_text(d.options)), 'proposed'
    from tenancy.client c, unnest(${decisions.map(() => newId())}::uuid[], ${decisions.map((one) => one.key)}::text[], ${decisions.map((one) => one.question)}::text[],
      ${decisions.map((one) => JSON.stringify(one.options))}::jsonb[]) as d (decision_id, key, question, options)
    where c.client_id = ${ctx.clientId}`);
}

/** `{{scope}}`, `{{site}}` and `{{title}}` become the crisis's; a value that is not known is left out for a person to fill in. */
function fillAction(task: PlaybookTask, crisis: { title: string; scope: Scope }): string | null {
  if (!task.action) return null;
  const known: Record<string, string | undefined> = { '{{site}}': onlySite(crisis.scope), '{{title}}': crisis.title };
  const input = Object.fromEntries(
    Object.entries(task.action.input).flatMap(([name, value]) => {
      const filled = typeof value === 'string' && value in known ? known[value] : value;
      return filled === undefined ? [] : [[name, filled]];
    }),
  );
  const { name, scope, only } = task.action;
  return JSON.stringify({ name, input, scope: scope ? (only ? { all: [crisis.scope, only] } : crisis.scope) : null } satisfies ProposedAction);
}

/** Facets that name sites; a lost site's orders are asked for by where they ever were. */
const SITE_FACETS: ReadonlySet<string> = new Set(['site', 'siteEver']);

/** The one site a scope names, wherever it stands in the tree; undefined for none or several. */
function onlySite(scope: Scope): string | undefined {
  const sites = new Set<string>();
  const visit = (node: Scope): void => {
    if ('all' in node) node.all.forEach(visit);
    else if ('any' in node) node.any.forEach(visit);
    else if ('facet' in node && SITE_FACETS.has(node.facet) && 'is' in node) for (const site of node.is) sites.add(String(site));
  };
  visit(scope);
  return sites.size === 1 ? [...sites][0] : undefined;
}
