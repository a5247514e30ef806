import { z } from 'zod';
import { Scope } from '../scopes/index.ts';
import { ActionDescription, OUTCOMES, ReceiptFacts } from './action.ts';
import { Can } from './find-actions.ts';
import { RUN_STATES } from './states.ts';

const Count = z.int().min(0);

export const Preview = ActionDescription.extend({
  previewId: z.uuid(),
  hash: z.string().describe('send it back to approve and to run'),
  action: z.string(),
  title: z.string(),
  input: z.unknown(),
  scope: Scope,
  scopeWords: z.string(),
  crisisId: z.uuid().nullable(),
  subjectsCount: Count.describe('how many things will be touched'),
  subjectTitle: z.string(),
  standing: z.boolean(),
  undoable: z.boolean(),
  needsApproval: z.object({ why: z.string(), from: z.string() }).nullable(),
  approval: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
  can: z.object({ run: Can, approve: Can }),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  runId: z.uuid().nullable(),
}).meta({ id: 'ActionPreview' });
export type Preview = z.infer<typeof Preview>;

export const Progress = z.object({
  total: Count,
  done: Count,
  skipped: Count,
  failed: Count,
  unknown: Count,
  left: Count,
  share: z.number().min(0).max(1),
  subjectsPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
}).meta({ id: 'RunProgress' });
export type Progress = z.infer<typeof Progress>;

export const Run = z.object({
  runId: z.uuid(),
  previewId: z.uuid(),
  action: z.string(),
  title: z.string(),
  subject: z.string(),
  subjectTitle: z.string(),
  state: z.enum(RUN_STATES),
  input: z.unknown(),
  scope: Scope,
  scopeWords: z.string(),
  crisisId: z.uuid().nullable(),
  standing: z.boolean().describe('still catches what joins the scope'),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  runBy: z.string(),
  approvedBy: z.string().nullable(),
  progress: Progress,
  undo: Progress.nullable().describe('of taking it back, once that has begun'),
  can: z.object({ retry: Can, undo: Can, cancel: Can }),
}).meta({ id: 'ActionRun' });
export type Run = z.infer<typeof Run>;

export const RunDetail = Run.extend({
  reasons: z.array(z.object({ outcome: z.enum(OUTCOMES), reason: z.string(), words: z.string(), count: Count })).describe('why subjects are not done, most frequent first'),
}).meta({ id: 'ActionRunDetail' });
export type RunDetail = z.infer<typeof RunDetail>;

export const Receipt = z.object({
  subjectId: z.uuid(),
  label: z.string().nullable(),
  attempt: z.int(),
  kind: z.enum(['run', 'undo']),
  outcome: z.enum(OUTCOMES),
  reason: z.string().nullable(),
  words: z.string().nullable(),
  before: ReceiptFacts.nullable(),
  after: ReceiptFacts.nullable(),
  byId: z.uuid(),
  at: z.iso.datetime(),
}).meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof Receipt>;
