export const RUN_STATES = ['queued', 'running', 'applied', 'failed_partly', 'undoing', 'undone', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Which verb is allowed in which states. */
export const ALLOWED = {
  retry: ['applied', 'failed_partly'],
  undo: ['applied', 'failed_partly', 'cancelled'],
  cancel: ['queued', 'running'],
} as const satisfies Record<string, readonly RunState[]>;

export type RunVerb = keyof typeof ALLOWED;

/** In which states of the run a batch of this kind may take effect. */
export const BATCH_STATES = {
  run: ['queued', 'running', 'applied', 'failed_partly'],
  undo: ['undoing'],
} as const satisfies Record<string, readonly RunState[]>;

export function isAllowed(verb: RunVerb, state: RunState): boolean {
  return (ALLOWED[verb] as readonly RunState[]).includes(state);
}
