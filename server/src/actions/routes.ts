import { z } from 'zod';
import { PageQuery } from '../kernel/page.ts';
import { route } from '../kernel/route.ts';
import { Scope } from '../scopes/index.ts';
import { OUTCOMES } from './action.ts';
import { approvePreview } from './approve-preview.ts';
import { cancelRun } from './cancel-run.ts';
import { ActionShape, findActions } from './find-actions.ts';
import { findPreview, findWaitingPreviews } from './find-previews.ts';
import { findReceipts } from './find-receipts.ts';
import { findRun, findRuns } from './find-runs.ts';
import { previewAction } from './preview-action.ts';
import { retryRun } from './retry-run.ts';
import { runPreview } from './run-preview.ts';
import { Preview, Receipt, Run, RunDetail } from './schema.ts';
import { RUN_STATES } from './states.ts';
import { undoRun } from './undo-run.ts';

const OfClient = z.object({ clientId: z.uuid() });
const OfPreview = OfClient.extend({ previewId: z.uuid() });
const OfRun = OfClient.extend({ runId: z.uuid() });
const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be the hash of the preview');
const Reason = z.string().min(1).max(200);

// Each action asks for its own permission besides: "actions.read" alone runs nothing.
const shared = { tag: 'actions', permission: 'actions.read' } as const;

const listActions = route({
  ...shared,
  method: 'GET',
  path: '/clients/:clientId/actions',
  operation: 'listActions',
  summary: 'What can be done to a scope, and whether you may',
  params: OfClient,
  response: z.object({ actions: z.array(ActionShape) }),
  handle: async (ctx) => ({ actions: findActions(ctx) }),
});

const preview = route({
  ...shared,
  method: 'POST',
  path: '/clients/:clientId/actions/:action/preview',
  operation: 'previewAction',
  summary: 'What an action would do to a scope; changes nothing',
  status: 201,
  params: OfClient.extend({ action: z.string().max(100) }),
  body: z.object({ input: z.unknown(), scope: Scope, crisisId: z.uuid().optional() }),
  response: Preview,
  handle: (ctx, { params, body }) => previewAction(ctx, params.action, body),
});

const listWaitingPreviews = route({
  ...shared,
  method: 'GET',
  path: '/clients/:clientId/actions/previews/waiting',
  operation: 'listWaitingPreviews',
  summary: 'Previews that wait for the approval of a second person',
  params: OfClient,
  response: z.object({ previews: z.array(Preview) }),
  handle: async (ctx) => ({ previews: await findWaitingPreviews(ctx) }),
});

const readPreview = route({
  ...shared,
  method: 'GET',
  path: '/clients/:clientId/actions/previews/:previewId',
  operation: 'readPreview',
  summary: 'One preview, as it was seen',
  params: OfPreview,
  response: Preview,
  handle: (ctx, { params }) => findPreview(ctx, params.previewId),
});

const approve = route({
  ...shared,
  method: 'POST',
  path: '/clients/:clientId/actions/previews/:previewId/approve',
  operation: 'approvePreview',
  summary: 'Approve exactly what was previewed, as a second person',
  permission: 'actions.approve',
  params: OfPreview,
  body: z.object({ hash: Hash }),
  response: Preview,
  handle: (ctx, { params, body }) => approvePreview(ctx, params.previewId, body),
});

const runAPreview = route({
  ...shared,
  method: 'POST',
  path: '/clients/:clientId/actions/previews/:previewId/run',
  operation: 'runPreview',
  summary: 'Run exactly what was previewed; refused when the scope has drifted',
  description: 'A preview runs once; asking again answers the same run. 409 actions.scope_drifted carries facts { before, after }.',
  status: 202,
  params: OfPreview,
  body: z.object({ hash: Hash, confirmedCount: z.int().min(0).optional() }),
  response: RunDetail,
  handle: (ctx, { params, body }) => runPreview(ctx, params.previewId, body),
});

const listRuns = route({
  ...shared,
  method: 'GET',
  path: '/clients/:clientId/actions/runs',
  operation: 'listRuns',
  summary: 'Runs, newest first',
  params: OfClient,
  query: PageQuery.extend({ crisisId: z.uuid().optional(), state: z.enum(RUN_STATES).optional() }),
  response: z.object({ runs: z.array(Run), next: z.string().nullable() }),
  handle: (ctx, { query }) => findRuns(ctx, query),
});

const readRun = route({
  ...shared,
  method: 'GET',
  path: '/clients/:clientId/actions/runs/:runId',
  operation: 'readRun',
  summary: 'One run: how far it is, and what was not done and why',
  params: OfRun,
  response: RunDetail,
  handle: (ctx, { params }) => findRun(ctx, params.runId),
});

const listReceipts = route({
  ...shared,
  method: 'GET',
  path: '/clients/:clientId/actions/runs/:runId/receipts',
  operation: 'listReceipts',
  summary: 'What became of each subject of a run',
  params: OfRun,
  query: PageQuery.extend({ outcome: z.enum(OUTCOMES).optional(), reason: Reason.optional() }),
  response: z.object({ receipts: z.array(Receipt), next: z.string().nullable() }),
  handle: (ctx, { params, query }) => findReceipts(ctx, params.runId, query),
});

const retry = route({
  ...shared,
  method: 'POST',
  path: '/clients/:clientId/actions/runs/:runId/retry',
  operation: 'retryRun',
  summary: 'Try again what failed, or what was left out for one reason',
  status: 202,
  params: OfRun,
  body: z.object({ reason: Reason.optional() }),
  response: RunDetail,
  handle: (ctx, { params, body }) => retryRun(ctx, params.runId, body),
});

const undo = route({
  ...shared,
  method: 'POST',
  path: '/clients/:clientId/actions/runs/:runId/undo',
  operation: 'undoRun',
  summary: 'Take back what a run did',
  status: 202,
  params: OfRun,
  response: RunDetail,
  handle: (ctx, { params }) => undoRun(ctx, params.runId),
});

const cancel = route({
  ...shared,
  method: 'POST',
  path: '/clients/:clientId/actions/runs/:runId/cancel',
  operation: 'cancelRun',
  summary: 'Stop a run; a standing one catches nothing more',
  params: OfRun,
  response: RunDetail,
  handle: (ctx, { params }) => cancelRun(ctx, params.runId),
});

export const actionsRoutes = [listActions, preview, listWaitingPreviews, readPreview, approve, runAPreview, listRuns, readRun, listReceipts, retry, undo, cancel];
