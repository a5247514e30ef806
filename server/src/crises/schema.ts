import { z } from 'zod';
import { BacklogFigures } from '../measures/index.ts';
import { CRISIS_TYPES, SEVERITIES } from '../plans/index.ts';
import { Scope, ScopeFigures } from '../scopes/index.ts';
import { CRISIS_VERBS, DECISION_STATES, LOG_KINDS, PHASES, TASK_STATES, type CrisisVerb } from './states.ts';

const Count = z.int().min(0);
const Instant = z.string();
export const Severity = z.enum(SEVERITIES).meta({ id: 'Severity' });
export type Severity = z.infer<typeof Severity>;
const Phase = z.enum(PHASES).meta({ id: 'CrisisPhase' });
export const Words = z.string().trim().min(1).max(2000);

export const ClientParams = z.object({ clientId: z.uuid() });
export const CrisisParams = ClientParams.extend({ crisisId: z.uuid() });
export const TaskParams = CrisisParams.extend({ taskId: z.uuid() });

export const Declaration = z.object({
  title: z.string().trim().min(1).max(200),
  playbook: z.string().max(63),
  scope: Scope,
  severity: Severity.optional().describe('left out: the playbook’s matrix applied to the scope'),
  proposalId: z.uuid().optional(),
  firstSignalAt: z.iso.datetime({ offset: true }).optional(),
  firstSignalWords: z.string().trim().min(1).max(500).optional(),
});
export type Declaration = z.infer<typeof Declaration>;

export const DeclaredCrisis = z.object({ crisisId: z.uuid(), number: Count, severity: Severity, severityWhy: z.string(), nextUpdateAt: Instant }).meta({ id: 'DeclaredCrisis' });
export type DeclaredCrisis = z.infer<typeof DeclaredCrisis>;

export const SuggestBody = z.object({ playbook: z.string().max(63), orders: Count, money: ScopeFigures.shape.money });
export const SuggestedSeverity = z.object({ severity: Severity, why: z.string() });

export const CrisisRow = z.object({
  crisisId: z.uuid(), number: Count, title: z.string(), type: z.enum(CRISIS_TYPES), severity: Severity, phase: Phase, isDrill: z.boolean(),
  declaredAt: Instant, firstSignalAt: Instant.nullable(), commanderName: z.string().nullable(), nextUpdateAt: Instant.nullable(), updateOverdue: z.boolean(), standDownAt: Instant.nullable(),
  tasksOpen: Count, tasksOverdue: Count, ordersAtDeclaration: Count, ordersOpen: Count, ordersLate: Count,
}).meta({ id: 'CrisisRow' });
export type CrisisRow = z.infer<typeof CrisisRow>;

/** The action a task proposes, with the crisis's values filled in. */
const ProposedAction = z.object({ name: z.string(), input: z.record(z.string(), z.unknown()), scope: Scope.nullable() });
export type ProposedAction = z.infer<typeof ProposedAction>;

export const Task = z.object({
  taskId: z.uuid(), key: z.string(), title: z.string(), instructions: z.string().nullable(), role: z.string(), ownerId: z.uuid().nullable(), ownerName: z.string().nullable(),
  state: z.enum(TASK_STATES), after: z.array(z.string()), dueAt: Instant,
  action: ProposedAction.nullable(),
  runId: z.uuid().nullable(), result: z.string().nullable(), finishedAt: Instant.nullable(),
}).meta({ id: 'CrisisTask' });
export type Task = z.infer<typeof Task>;

export const Decision = z.object({
  decisionId: z.uuid(), key: z.string().nullable(), question: z.string(), options: z.array(z.string()), choice: z.string().nullable(), rationale: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()).nullable(), state: z.enum(DECISION_STATES), decidedAt: Instant.nullable(), decidedByName: z.string().nullable(), supersedes: z.uuid().nullable(),
}).meta({ id: 'Decision' });
export type Decision = z.infer<typeof Decision>;

export const Criterion = z.object({ key: z.string(), words: z.string(), measure: z.string(), atMost: z.number(), now: z.number(), holds: z.boolean(), sinceAt: Instant.nullable(), holdsAt: Instant.nullable() }).meta({ id: 'RecoveryCriterion' });
export type Criterion = z.infer<typeof Criterion>;
export const Reading = z.object({ at: Instant, figures: BacklogFigures }).meta({ id: 'BacklogReading' });
export type Reading = z.infer<typeof Reading>;
export const RoleHolder = z.object({ role: z.string(), personId: z.uuid(), personName: z.string(), isDeputy: z.boolean(), assumedAt: Instant, relievedAt: Instant.nullable() }).meta({ id: 'RoleHolder' });
export type RoleHolder = z.infer<typeof RoleHolder>;

export const LogEntry = z.object({
  position: Count, kind: z.enum(LOG_KINDS), title: z.string(), detail: z.record(z.string(), z.unknown()), linkType: z.string().nullable(), linkId: z.uuid().nullable(),
  actorId: z.uuid(), actorName: z.string(), at: Instant, recordedAt: Instant,
}).meta({ id: 'LogEntry' });
export type LogEntry = z.infer<typeof LogEntry>;

const verbNames = Object.keys(CRISIS_VERBS) as CrisisVerb[];

export const CrisisRoom = z.object({
  crisisId: z.uuid(), number: Count, title: z.string(), type: z.enum(CRISIS_TYPES), severity: Severity, severityWhy: z.string(), phase: Phase, isDrill: z.boolean(),
  declaredAt: Instant, firstSignalAt: Instant.nullable(), nextUpdateAt: Instant.nullable(), updateOverdue: z.boolean(), stoodDownAt: Instant.nullable(), closedAt: Instant.nullable(), now: Instant,
  playbook: z.string(), playbookVersion: Count, playbookVersionId: z.uuid(), playbookSha256: z.string(),
  scope: Scope, scopeWords: z.string(), scopeVersion: Count, figures: ScopeFigures, backlogAtDeclaration: BacklogFigures, backlogNow: BacklogFigures,
  recovery: z.array(Criterion), recovered: z.boolean(), readings: z.array(Reading), roles: z.array(RoleHolder), tasks: z.array(Task), decisions: z.array(Decision),
  version: Count, can: z.object(Object.fromEntries(verbNames.map((verb) => [verb, z.boolean()])) as Record<CrisisVerb, z.ZodBoolean>),
}).meta({ id: 'CrisisRoom' });
export type CrisisRoom = z.infer<typeof CrisisRoom>;

export const ReportRow = z.object({ number: Count, asOf: Instant, madeByName: z.string() }).meta({ id: 'SituationReportRow' });
export type ReportRow = z.infer<typeof ReportRow>;

/** What a situation report says, frozen when it was made. */
export const SituationReport = ReportRow.extend({
  clientName: z.string(),
  crisis: CrisisRoom.pick({
    number: true, title: true, type: true, severity: true, severityWhy: true, phase: true, isDrill: true, declaredAt: true, firstSignalAt: true, nextUpdateAt: true, scopeWords: true, figures: true,
    backlogAtDeclaration: true, backlogNow: true, recovery: true, recovered: true, readings: true, playbook: true, playbookVersion: true,
  }),
  roles: z.array(z.object({ role: z.string(), personName: z.string() })),
  tasksDone: z.array(z.object({ title: z.string(), finishedAt: Instant.nullable(), result: z.string().nullable() })),
  tasksOpen: z.array(z.object({ title: z.string(), role: z.string(), dueAt: Instant, overdue: z.boolean() })),
  decisions: z.array(z.object({ question: z.string(), choice: z.string(), rationale: z.string().nullable(), decidedAt: Instant.nullable(), decidedByName: z.string().nullable() })),
  log: z.array(z.object({ at: Instant, title: z.string(), actorName: z.string(), kind: z.string() })),
}).meta({ id: 'SituationReport' });
export type SituationReport = z.infer<typeof SituationReport>;
