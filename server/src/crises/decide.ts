import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOne, queryOnly, sql } from '../kernel/db.ts';
import { notFound, refused } from '../kernel/errors.ts';
import { publish } from '../kernel/events.ts';
import { newId } from '../kernel/ids.ts';
import { readBacklogFigures } from '../measures/index.ts';
import type { Scope } from '../scopes/index.ts';
import { crisisDecided } from './events.ts';
import { lockCrisis } from './lock-crisis.ts';
import { writeLog } from './write-log.ts';

export type NewDecision = { decisionId?: string; question?: string; options?: string[]; choice: string; rationale: string };

/**
 * Record a decision with what was known when it was made. A decision made before on the same
 * question is superseded, never changed.
 *
 * @throws 404; 409 `crises.wrong_phase`, `crises.question_needed` when neither a proposed decision nor a question is given.
 */
export async function decide(ctx: Ctx, crisisId: string, given: NewDecision): Promise<{ decisionId: string }> {
  const crisis = await lockCrisis(ctx, crisisId, 'decide');
  const asked = given.decisionId ? await queryOne<{ question: string; options: string[]; key: string | null; state: string }>(ctx, sql`
    select question, options, key, state from crises.decision where client_id = ${ctx.clientId} and crisis_id = ${crisisId} and decision_id = ${given.decisionId} for update`) : undefined;
  if (given.decisionId && !asked) throw notFound('decision');
  const question = asked?.question ?? given.question;
  if (!question) throw refused('crises.question_needed', 'A decision needs the question it answers.', 'Give decisionId of a proposed decision, or a question.');

  const { scope } = await queryOnly<{ scope: Scope }>(ctx, sql`
    select scope from crises.scope_version where client_id = ${ctx.clientId} and crisis_id = ${crisisId} and version = ${crisis.scopeVersion}`);
  const facts = await readBacklogFigures(ctx, scope);
  const answer = { choice: given.choice, rationale: given.rationale, facts: JSON.stringify(facts) };
  const decisionId = asked?.state === 'proposed' ? given.decisionId! : newId();
  if (asked?.state === 'proposed') {
    await execute(ctx, sql`
      update crises.decision set choice = ${answer.choice}, rationale = ${answer.rationale}, facts = ${answer.facts}::jsonb, state = 'decided',
        decided_at = ${ctx.now}, decided_by = ${ctx.actor.id}, decided_by_name = ${ctx.actor.name}
      where client_id = ${ctx.clientId} and decision_id = ${decisionId}`);
  } else {
    await execute(ctx, sql`
      update crises.decision set state = 'superseded' where client_id = ${ctx.clientId} and decision_id = ${given.decisionId ?? null}::uuid and state = 'decided'`);
    await execute(ctx, sql`
      insert into crises.decision (client_id, decision_id, crisis_id, key, question, options, choice, rationale, facts, state, decided_at, decided_by, decided_by_name, supersedes)
      values (${ctx.clientId}, ${decisionId}, ${crisisId}, ${asked?.key ?? null}, ${question}, ${asked?.options ?? given.options ?? []}, ${answer.choice}, ${answer.rationale},
        ${answer.facts}::jsonb, 'decided', ${ctx.now}, ${ctx.actor.id}, ${ctx.actor.name}, ${given.decisionId ?? null})`);
  }
  await writeLog(ctx, crisisId, { kind: 'decision', title: `Decided: ${question} ${given.choice}`, detail: { rationale: given.rationale, ordersOpen: facts.ordersOpen, ordersLate: facts.ordersLate }, link: { type: 'decision', id: decisionId } });
  await publish(ctx, crisisDecided, { decisionId, question, choice: given.choice }, crisisId);
  return { decisionId };
}
