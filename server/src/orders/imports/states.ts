/** uploaded: the file is here, and waits for its mapping or the files beside it. */
export const IMPORT_STATES = ['uploaded', 'running', 'done', 'failed', 'cancelled'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What may be done with an import, and in which states. */
const VERB_STATES = {
  addFile: ['uploaded'],
  cancel: ['uploaded', 'running'],
} as const satisfies Record<string, readonly ImportState[]>;

export const IMPORT_VERBS = Object.keys(VERB_STATES) as (keyof typeof VERB_STATES)[];
export type ImportVerb = (typeof IMPORT_VERBS)[number];

export function allows(verb: ImportVerb, state: ImportState): boolean {
  return (VERB_STATES[verb] as readonly ImportState[]).includes(state);
}
