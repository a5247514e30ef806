import { z } from 'zod';
import { withClient } from '../kernel/db.ts';
import { PageQuery, parseCursor } from '../kernel/page.ts';
import { openRoute, route } from '../kernel/route.ts';
import { readPlaybook } from '../plans/index.ts';
import { Scope } from '../scopes/index.ts';
import { addNote } from './add-note.ts';
import { assumeRole } from './assume-role.ts';
import { changePhase, PHASE_VERBS } from './change-phase.ts';
import { changeScope } from './change-scope.ts';
import { changeSeverity } from './change-severity.ts';
import { decide } from './decide.ts';
import { declareCrisis } from './declare-crisis.ts';
import { findCrises } from './find-crises.ts';
import { findLog } from './find-log.ts';
import { mergeCrisis } from './merge-crisis.ts';
import { promiseUpdate } from './promise-update.ts';
import { readCrisis } from './read-crisis.ts';
import { ClientParams, CrisisParams, CrisisRoom, CrisisRow, Declaration, DeclaredCrisis, LogEntry, ReportRow, Severity, SituationReport, SuggestBody, SuggestedSeverity, TaskParams, Words } from './schema.ts';
import { findSituationReports, makeSituationReport, readSituationReport } from './situation-report.ts';
import { renderSituationReport } from './situation-report-pdf.ts';
import { TASK_VERBS, type TaskVerb } from './states.ts';
import { suggestSeverity } from './suggest-severity.ts';
import { verifyLog } from './verify-log.ts';
import { workTask } from './work-task.ts';

const tag = 'crises';
const base = '/clients/:clientId/crises';

const declare = route({
  method: 'POST', path: base, operation: 'declareCrisis', tag, summary: 'Declare a crisis with a playbook and a scope', permission: 'crises.declare', status: 201,
  params: ClientParams, body: Declaration, response: DeclaredCrisis,
  handle: (ctx, { body }) => declareCrisis(ctx, body),
});

const suggest = route({
  method: 'POST', path: `${base}/suggest-severity`, operation: 'suggestSeverity', tag, summary: 'The playbook’s severity for a scope of this size, with the reason', permission: 'crises.read',
  params: ClientParams, body: SuggestBody, response: SuggestedSeverity,
  handle: async (ctx, { body }) => suggestSeverity((await readPlaybook(ctx, body.playbook)).playbook, body),
});

const list = route({
  method: 'GET', path: base, operation: 'findCrises', tag, summary: 'Crises of a client, live ones first', permission: 'crises.read',
  params: ClientParams, query: z.object({ only: z.enum(['live', 'all']).default('all') }), response: z.object({ crises: z.array(CrisisRow), now: z.string() }),
  handle: async (ctx, { query }) => ({ crises: await findCrises(ctx, query.only), now: ctx.now.toISOString() }),
});

const read = route({
  method: 'GET', path: `${base}/:crisisId`, operation: 'readCrisis', tag, summary: 'The crisis room: picture, tasks, decisions, recovery', permission: 'crises.read',
  params: CrisisParams, response: CrisisRoom,
  handle: (ctx, { params }) => readCrisis(ctx, params.crisisId),
});

const phase = route({
  method: 'POST', path: `${base}/:crisisId/phase`, operation: 'changePhase', tag, summary: 'Activate, contain, recover, stand down, close or cancel', permission: 'crises.command',
  params: CrisisParams, body: z.object({ verb: z.enum(PHASE_VERBS), why: Words.nullable().default(null) }),
  handle: (ctx, { params, body }) => changePhase(ctx, params.crisisId, body.verb, body.why),
});

const role = route({
  method: 'POST', path: `${base}/:crisisId/roles`, operation: 'assumeRole', tag, summary: 'Take a role, or give it to somebody', permission: 'crises.work',
  params: CrisisParams, body: z.object({ role: z.string().min(1).max(60), personId: z.uuid().optional(), isDeputy: z.boolean().default(false) }),
  handle: (ctx, { params, body }) => assumeRole(ctx, params.crisisId, { role: body.role, isDeputy: body.isDeputy, personId: body.personId ?? ctx.actor.id }),
});

const task = route({
  method: 'POST', path: `${base}/:crisisId/tasks/:taskId`, operation: 'workTask', tag, summary: 'Start, finish, skip or reopen a task', permission: 'crises.work',
  params: TaskParams, body: z.object({ verb: z.enum(Object.keys(TASK_VERBS) as [TaskVerb, ...TaskVerb[]]), result: Words.optional(), runId: z.uuid().optional() }),
  handle: (ctx, { params, body }) => workTask(ctx, params.crisisId, params.taskId, body.verb, body),
});

const decision = route({
  method: 'POST', path: `${base}/:crisisId/decisions`, operation: 'decide', tag, summary: 'Record a decision with what is known now', permission: 'crises.work', status: 201,
  params: CrisisParams,
  body: z.object({ decisionId: z.uuid().optional(), question: Words.optional(), options: z.array(Words).max(20).optional(), choice: Words, rationale: Words }),
  response: z.object({ decisionId: z.uuid() }),
  handle: (ctx, { params, body }) => decide(ctx, params.crisisId, body),
});

const note = route({
  method: 'POST', path: `${base}/:crisisId/notes`, operation: 'addNote', tag, summary: 'Write into the log', permission: 'crises.work',
  params: CrisisParams, body: z.object({ text: Words }),
  handle: (ctx, { params, body }) => addNote(ctx, params.crisisId, body.text),
});

const scope = route({
  method: 'POST', path: `${base}/:crisisId/scope`, operation: 'changeScope', tag, summary: 'A new version of what is affected', permission: 'crises.command',
  params: CrisisParams, body: z.object({ scope: Scope, why: Words }), response: z.object({ version: z.int(), orders: z.int() }),
  handle: (ctx, { params, body }) => changeScope(ctx, params.crisisId, body),
});

const severity = route({
  method: 'POST', path: `${base}/:crisisId/severity`, operation: 'changeSeverity', tag, summary: 'Raise or lower the severity, with a reason', permission: 'crises.command',
  params: CrisisParams, body: z.object({ severity: Severity, why: Words }),
  handle: (ctx, { params, body }) => changeSeverity(ctx, params.crisisId, body),
});

const promise = route({
  method: 'POST', path: `${base}/:crisisId/next-update`, operation: 'promiseUpdate', tag, summary: 'Promise the time of the next update, or that none will follow', permission: 'crises.work',
  params: CrisisParams, body: z.object({ nextUpdateAt: z.iso.datetime({ offset: true }).nullable() }),
  handle: (ctx, { params, body }) => promiseUpdate(ctx, params.crisisId, body.nextUpdateAt),
});

const merge = route({
  method: 'POST', path: `${base}/:crisisId/merge`, operation: 'mergeCrisis', tag, summary: 'Say that this crisis is part of another', permission: 'crises.command',
  params: CrisisParams, body: z.object({ intoId: z.uuid() }),
  handle: (ctx, { params, body }) => mergeCrisis(ctx, params.crisisId, body.intoId),
});

const LogCursor = z.tuple([z.int().min(1).max(2 ** 31 - 1)]);

const log = route({
  method: 'GET', path: `${base}/:crisisId/log`, operation: 'findLog', tag, summary: 'The log, newest first', permission: 'crises.read',
  params: CrisisParams, query: PageQuery, response: z.object({ rows: z.array(LogEntry), next: z.string().nullable() }),
  handle: (ctx, { params, query }) => findLog(ctx, params.crisisId, { before: query.after === undefined ? null : parseCursor(query.after, LogCursor)[0], limit: query.limit }),
});

const verify = route({
  method: 'GET', path: `${base}/:crisisId/log/verify`, operation: 'verifyLog', tag, summary: 'Walk the hash chain of the log', permission: 'crises.read',
  params: CrisisParams, response: z.object({ entries: z.int(), brokenAt: z.int().nullable() }),
  handle: (ctx, { params }) => verifyLog(ctx, params.crisisId),
});

const report = route({
  method: 'POST', path: `${base}/:crisisId/reports`, operation: 'makeSituationReport', tag, summary: 'Freeze the picture as the next situation report', permission: 'crises.work', status: 201,
  params: CrisisParams, response: z.object({ number: z.int() }),
  handle: (ctx, { params }) => makeSituationReport(ctx, params.crisisId),
});

const listReports = route({
  method: 'GET', path: `${base}/:crisisId/reports`, operation: 'findSituationReports', tag, summary: 'The situation reports of a crisis, newest first', permission: 'crises.read',
  params: CrisisParams, response: z.object({ reports: z.array(ReportRow) }),
  handle: async (ctx, { params }) => ({ reports: await findSituationReports(ctx, params.crisisId) }),
});

const ReportQuery = z.object({ number: z.coerce.number().int().min(1).optional() });

const readReport = route({
  method: 'GET', path: `${base}/:crisisId/reports/latest`, operation: 'readSituationReport', tag, summary: 'A situation report as it was made', permission: 'crises.read',
  params: CrisisParams, query: ReportQuery, response: SituationReport,
  handle: (ctx, { params, query }) => readSituationReport(ctx, params.crisisId, query.number ?? null),
});

const reportPdf = openRoute({
  method: 'GET', path: `${base}/:crisisId/reports/latest.pdf`, operation: 'printSituationReport', tag, summary: 'A situation report as PDF', permission: 'crises.read',
  params: CrisisParams, query: ReportQuery, produces: 'application/pdf',
  async handle({ services, scope: caller }, { params, query }) {
    const body = await withClient(services.database, caller, (ctx) => readSituationReport(ctx, params.crisisId, query.number ?? null));
    return { raw: await renderSituationReport(body), filename: `situation-report-${body.crisis.number}-${body.number}.pdf` };
  },
});

export const crisesRoutes = [declare, suggest, list, read, phase, role, task, decision, note, scope, severity, promise, merge, log, verify, report, listReports, readReport, reportPdf];
