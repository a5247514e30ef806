/** Phases of a crisis, in the order of a stepper; the last two are ways out. */
export const PHASES = ['declared', 'activated', 'contained', 'recovering', 'stood_down', 'closed', 'cancelled', 'merged'] as const;
export type Phase = (typeof PHASES)[number];

export const LIVE_PHASES = ['declared', 'activated', 'contained', 'recovering'] as const satisfies readonly Phase[];

/** Which phases allow which verb. Responses carry the answer as `can`. */
export const CRISIS_VERBS = {
  activateCrisis: ['declared', 'contained', 'recovering', 'stood_down'],
  containCrisis: ['activated'],
  startRecovery: ['activated', 'contained'],
  standDown: ['activated', 'contained', 'recovering'],
  closeCrisis: ['stood_down'],
  cancelCrisis: ['declared'],
  mergeCrisis: ['declared', 'activated', 'contained', 'recovering'],
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

export const TASK_VERBS = {
  startTask: ['ready'],
  finishTask: ['ready', 'in_progress'],
  skipTask: ['blocked', 'ready', 'in_progress'],
  reopenTask: ['done', 'skipped'],
} as const;
export type TaskVerb = keyof typeof TASK_VERBS;
