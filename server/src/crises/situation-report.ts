import type { Ctx } from '../kernel/ctx.ts';
import { execute, query, queryOne, queryOnly, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { findLog } from './find-log.ts';
import { lockCrisis } from './lock-crisis.ts';
import { readCrisis } from './read-crisis.ts';
import { SituationReport, type ReportRow } from './schema.ts';
import { OPEN_TASK_STATES, type TaskState } from './states.ts';
import { writeLog } from './write-log.ts';

const LOG_ENTRIES_MAX = 60;

/** Freeze the picture as the next numbered report (ICS 209), and log that it was made. @throws 404; 409 `crises.wrong_phase`. */
export async function makeSituationReport(ctx: Ctx, crisisId: string): Promise<{ number: number }> {
  await lockCrisis(ctx, crisisId, 'makeSituationReport');
  const room = await readCrisis(ctx, crisisId);
  const log = await findLog(ctx, crisisId, { before: null, limit: LOG_ENTRIES_MAX });
  const isOpen = ({ state }: { state: TaskState }): boolean => (OPEN_TASK_STATES as readonly TaskState[]).includes(state);
  const { number, clientName } = await queryOnly<{ number: number; clientName: string }>(ctx, sql`
    select coalesce(max(r.number), 0) + 1 as number, (select name from tenancy.client where client_id = ${ctx.clientId}) as "clientName"
    from crises.situation_report r where r.client_id = ${ctx.clientId} and r.crisis_id = ${crisisId}`);
  const body: SituationReport = {
    number,
    asOf: ctx.now.toISOString(),
    clientName,
    madeByName: ctx.actor.name,
    crisis: SituationReport.shape.crisis.parse(room),
    roles: room.roles.filter((one) => one.relievedAt === null).map(({ role, personName }) => ({ role, personName })),
    tasksDone: room.tasks.filter((task) => task.state === 'done').map(({ title, finishedAt, result }) => ({ title, finishedAt, result })),
    tasksOpen: room.tasks.filter(isOpen).map(({ title, role, dueAt }) => ({ title, role, dueAt, overdue: Date.parse(dueAt) < ctx.now.getTime() })),
    decisions: room.decisions.filter((one) => one.state === 'decided').map(({ question, choice, rationale, decidedAt, decidedByName }) => ({ question, choice: choice ?? '', rationale, decidedAt, decidedByName })),
    log: log.rows.toReversed().map(({ at, title, actorName, kind }) => ({ at, title, actorName, kind })),
  };
  await execute(ctx, sql`
    insert into crises.situation_report (client_id, crisis_id, number, as_of, body, made_by, made_by_name)
    values (${ctx.clientId}, ${crisisId}, ${number}, ${ctx.now}, ${JSON.stringify(body)}::jsonb, ${ctx.actor.id}, ${ctx.actor.name})`);
  await writeLog(ctx, crisisId, { kind: 'sitrep', title: `Situation report ${number}.`, detail: { number } });
  return { number };
}

/** A report as it was made; the newest when no number is given. @throws 404 */
export async function readSituationReport(ctx: Ctx, crisisId: string, number: number | null): Promise<SituationReport> {
  const row = await queryOne<{ body: SituationReport }>(ctx, sql`
    select body from crises.situation_report
    where client_id = ${ctx.clientId} and crisis_id = ${crisisId} and (${number}::integer is null or number = ${number}::integer) order by number desc limit 1`);
  if (!row) throw notFound('situation report');
  return row.body;
}

/** The reports of a crisis, newest first. */
export async function findSituationReports(ctx: Ctx, crisisId: string): Promise<ReportRow[]> {
  return query(ctx, sql<ReportRow>`
    select number, as_of as "asOf", made_by_name as "madeByName"
    from crises.situation_report where client_id = ${ctx.clientId} and crisis_id = ${crisisId} order by number desc`);
}
