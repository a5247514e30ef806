import type { ReactNode } from 'react';

/** What an action would do, counted and listed before anything happens. */
export interface ActionPreview {
  /** Approval and run are bound to it: if the world has moved on, the run is refused. */
  hash: string;
  counts: { orders: number; customers: number; units: number; sites: number };
  money: readonly { currency: string; valueMinor: number }[];
  exclusions: readonly { reason: string; words: string; count: number }[];
  sample: readonly ActionSample[];
  sideEffects: readonly string[];
  /** In one sentence, whose authority it needs; `isMine` when the reader may run it alone. */
  authority: { isMine: boolean; words: string };
}

export interface ActionSample {
  subjectId: string;
  label: string;
  cells: Readonly<Record<string, string | number | null>>;
}

export type RunState =
  | 'waiting_for_approval'
  | 'running'
  | 'applied'
  | 'failed'
  | 'refused'
  | 'undoing'
  | 'undone';

/** How far a run is. "Applied" means all of it. */
export interface ActionRun {
  runId: string;
  state: RunState;
  totalCount: number;
  counts: { done: number; skipped: number; failed: number; unknown: number };
  etaSeconds: number | null;
  /** Failed, skipped and unknown ones by reason. */
  groups: readonly { outcome: Outcome; reason: string; words: string; count: number; canRetry: boolean }[];
  /** Null when it can be undone now; otherwise why not. */
  undoRefusal: string | null;
  /** Where the run stands as a page of its own. */
  href?: string;
}

export type Outcome = 'done' | 'skipped' | 'failed' | 'unknown';

export interface ActionReceipt {
  subjectId: string;
  label: string;
  outcome: Outcome;
  words: string;
  at: string;
}

/**
 * One action as the drawer needs it. A page builds this from the API's operations; the drawer
 * is the same everywhere.
 */
export interface ActionContract<Input> {
  /** "Hold orders" */
  title: string;
  /** On the last button: "Hold" gives "Hold 1,204 orders". */
  verb: string;
  /** "orders", "sites", "customers": which of the three large numbers the button repeats. */
  subject: 'orders' | 'customers' | 'sites';
  /** The scope, in words: what the reader is about to touch. */
  scopeWords: ReactNode;
  initialInput: Input;
  /** The fields of the first step; null when there is nothing to choose. */
  form: ((props: { input: Input; onChange: (input: Input) => void }) => ReactNode) | null;
  /** Why the input cannot be previewed yet, or null. */
  check?: (input: Input) => string | null;
  preview: (input: Input, signal: AbortSignal) => Promise<ActionPreview>;
  run: (input: Input, previewHash: string) => Promise<{ runId: string }>;
  readRun: (runId: string, signal: AbortSignal) => Promise<ActionRun>;
  /** The newest ones; the rest stands on the run's page. */
  readReceipts: (runId: string, signal: AbortSignal) => Promise<readonly ActionReceipt[]>;
  retry: (runId: string, reason: string) => Promise<unknown>;
  undo: (runId: string) => Promise<unknown>;
  /** From this many subjects on the count must be typed. */
  typeCountFrom?: number;
}
