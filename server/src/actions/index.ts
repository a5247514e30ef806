export { action, ActionDescription, actionRegister, BATCH_SUBJECTS_MAX, composeActions, OUTCOMES, ReceiptFacts, type Action, type ActionRun, type Limit, type Outcome, type ReceiptDraft, type UndoneReceipt } from './action.ts';
export { approvalRequested, previewApproved, runApplied, runCancelled, runStarted, runUndone } from './events.ts';
export { findActions, type ActionShape } from './find-actions.ts';
export { findReceiptsOf, SubjectReceipt } from './find-receipts.ts';
export { findRun, findRuns } from './find-runs.ts';
export { joinStanding } from './join-standing.ts';
export { previewAction } from './preview-action.ts';
export { runPreview } from './run-preview.ts';
export { Preview, Run, RunDetail } from './schema.ts';

import { finishRunJob } from './finish-run.ts';
import { actionsRoutes } from './routes.ts';
import { BATCH_JOBS } from './run-batch.ts';
import { sweepSchedule } from './sweep-runs.ts';

export const actionsModule = { name: 'actions', routes: actionsRoutes, jobs: [BATCH_JOBS.bulk, BATCH_JOBS.critical, finishRunJob], schedules: [sweepSchedule] };
