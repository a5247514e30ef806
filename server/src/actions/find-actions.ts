import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { forbidden, invalid, notFound } from '../kernel/errors.ts';
import { scopeRegister } from '../scopes/index.ts';
import { actionRegister, type Action } from './action.ts';

/** Whether a button works, and if not, why. */
export const Can = z.object({ allowed: z.boolean(), why: z.string().nullable() }).meta({ id: 'Can' });
export type Can = z.infer<typeof Can>;

export const YES: Can = { allowed: true, why: null };

export const ActionShape = z.object({
  name: z.string(),
  title: z.string(),
  subject: z.string().describe('what kind of thing it touches'),
  subjectTitle: z.string().describe('its plural, in words'),
  standing: z.boolean().describe('also catches what joins the scope later'),
  undoable: z.boolean(),
  can: Can,
  inputSchema: z.record(z.string(), z.unknown()).describe('JSON schema of the input'),
}).meta({ id: 'Action' });
export type ActionShape = z.infer<typeof ActionShape>;

/** Every registered action, by name, with whether the caller may run it. */
export function findActions(ctx: Ctx): ActionShape[] {
  const { subjects } = scopeRegister.of(ctx);
  return [...actionRegister.of(ctx).values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((one) => ({
      name: one.name,
      title: one.title,
      subject: one.subject,
      subjectTitle: subjects.get(one.subject)?.title ?? one.subject,
      standing: one.standing ?? false,
      undoable: one.undoBatch !== undefined,
      can: canRun(ctx, one),
      inputSchema: z.toJSONSchema(one.input, { io: 'input', unrepresentable: 'any' }),
    }));
}

export function canRun(ctx: Ctx, action: Action): Can {
  return ctx.actor.permissions.has(action.permission) ? YES : { allowed: false, why: forbidden(action.permission).message };
}

/** @throws 404 for an unknown action. */
export function findAction(ctx: Ctx, name: string): Action {
  const found = actionRegister.of(ctx).get(name);
  if (!found) throw notFound('action');
  return found;
}

/** @throws 404 for an unknown action, 403 without its permission. */
export function findRunnableAction(ctx: Ctx, name: string): Action {
  const found = findAction(ctx, name);
  if (!ctx.actor.permissions.has(found.permission)) throw forbidden(found.permission);
  return found;
}

/** @throws 422 `actions.bad_input` with what is wrong where. */
export function parseInput(action: Action, input: unknown): unknown {
  const parsed = action.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const said = issues.slice(0, 3).map(({ path, message }) => `${path || 'input'}: ${message}`);
  throw invalid('actions.bad_input', `The input is not as "${action.title}" needs it. ${said.join('; ')}.`, 'Compare with inputSchema of this action in the list of actions.', { issues });
}
