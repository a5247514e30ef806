import type { ReactNode } from 'react';
import type { ActionPreview, ActionRunDetail, Receipt } from '../../api/generated.ts';

/** One action as the drawer needs it; `apiAction` builds it for whatever the server registers. */
export interface ActionContract<Input> {
  /** "Hold orders" */
  title: string;
  /** On the last button: "Hold" gives "Hold 1,204 orders". */
  verb: string;
  /** The scope, in words: what the reader is about to touch; null when that follows from the input. */
  scopeWords: string | null;
  initialInput: Input;
  /** The fields of the first step; null when there is nothing to choose. */
  form: ((props: { input: Input; onChange: (input: Input) => void }) => ReactNode) | null;
  /** Why the input cannot be previewed yet, or null. */
  check?: (input: Input) => string | null;
  preview: (input: Input, signal: AbortSignal) => Promise<ActionPreview>;
  readPreview: (previewId: string, signal: AbortSignal) => Promise<ActionPreview>;
  approve: (preview: ActionPreview) => Promise<unknown>;
  /** Runs exactly what was previewed; `confirmedCount` is what the reader typed. */
  run: (preview: ActionPreview, confirmedCount: number | undefined) => Promise<{ runId: string }>;
  readRun: (runId: string, signal: AbortSignal) => Promise<ActionRunDetail>;
  /** The newest ones; the rest stands on the run's page. */
  readReceipts: (runId: string, signal: AbortSignal) => Promise<readonly Receipt[]>;
  retry: (runId: string, reason: string) => Promise<unknown>;
  undo: (runId: string) => Promise<unknown>;
  /** From this many subjects on the count must be typed. */
  typeCountFrom?: number;
}
