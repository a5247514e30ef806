/** Phases of a crisis, in the order of a stepper; the last two end it another way. */
export const PHASES = ['declared', 'activated', 'contained', 'recovering', 'stood_down', 'closed', 'cancelled', 'merged'] as const;
export type Phase = (typeof PHASES)[number];

/** Somebody is working on it: it has readings, tasks and a promised update. */
export const LIVE_PHASES = ['declared', 'activated', 'contained', 'recovering'] as const satisfies readonly Phase[];

/** Which phases allow which verb. Responses carry the answer as `can`. */
export const CRISIS_VERBS = {
  activateCrisis: ['declared', 'contained', 'recovering', 'stood_down'],
  containCrisis: ['activated'],
  startRecovery: ['activated', 'contained'],
  standDown: ['activated', 'contained', 'recovering'],
  closeCrisis: ['stood_down'],
  cancelCrisis: ['declared'],
  mergeCrisis: LIVE_PHASES,
  changeScope: LIVE_PHASES,
  changeSeverity: LIVE_PHASES,
  assumeRole: LIVE_PHASES,
  workTask: LIVE_PHASES,
  decide: LIVE_PHASES,
  addNote: [...LIVE_PHASES, 'stood_down'],
  makeSituationReport: [...LIVE_PHASES, 'stood_down'],
  promiseUpdate: LIVE_PHASES,
} as const satisfies Record<string, readonly Phase[]>;
export type CrisisVerb = keyof typeof CRISIS_VERBS;

export function allows(phase: Phase, verb: CrisisVerb): boolean {
  return (CRISIS_VERBS[verb] as readonly Phase[]).includes(phase);
}

/** What can be done now: buttons read this, so that no rule stands twice. */
export function canOf(phase: Phase): Record<CrisisVerb, boolean> {
  return Object.fromEntries(Object.keys(CRISIS_VERBS).map((verb) => [verb, allows(phase, verb as CrisisVerb)])) as Record<CrisisVerb, boolean>;
}

export const TASK_STATES = ['blocked', 'ready', 'in_progress', 'done', 'skipped', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];
/** Still to be done. */
export const OPEN_TASK_STATES = ['blocked', 'ready', 'in_progress'] as const satisfies readonly TaskState[];

/** Which task states allow which verb. */
export const TASK_VERBS = {
  startTask: ['ready'],
  finishTask: ['ready', 'in_progress'],
  skipTask: ['blocked', 'ready', 'in_progress'],
  reopenTask: ['done', 'skipped'],
} as const satisfies Record<string, readonly TaskState[]>;
export type TaskVerb = keyof typeof TASK_VERBS;

export const DECISION_STATES = ['proposed', 'decided', 'superseded'] as const;

/** What an entry of the log is about. */
export const LOG_KINDS = ['signal', 'declared', 'phase', 'scope', 'role', 'task', 'decision', 'action', 'message', 'status', 'note', 'sitrep', 'recovery'] as const;
export type LogKind = (typeof LOG_KINDS)[number];
