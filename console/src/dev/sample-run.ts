import type { ActionPreview, ActionRunDetail, Receipt } from '../api/generated.ts';

const yes = { allowed: true, why: null };
const at = new Date().toISOString();
const common = {
  previewId: 'sample-preview',
  action: 'orders.hold',
  title: 'Hold orders',
  input: {},
  scope: { all: [] },
  scopeWords: 'Everything',
  crisisId: null,
  subjectTitle: 'orders',
  standing: false,
};

export const samplePreview: ActionPreview = {
  ...common,
  hash: 'sample',
  counts: { orders: 1_204, customers: 1_141, units: 3_870, sites: 1 },
  money: [
    { currency: 'EUR', valueMinor: 18_442_310 },
    { currency: 'NOK', valueMinor: 4_120_000 },
  ],
  exclusions: [
    { reason: 'orders.packed', words: 'Already packed', count: 88, sampleIds: [] },
    { reason: 'orders.held', words: 'Already on hold', count: 12, sampleIds: [] },
  ],
  sample: [
    { subjectId: 's1', label: 'NK-204118', cells: { Stage: 'Allocated', Units: 3, Site: 'Leeds' } },
    { subjectId: 's2', label: 'NK-204111', cells: { Stage: 'Picking', Units: 1, Site: 'Leeds' } },
  ],
  sideEffects: ['212 promise dates become unknown until the next re-plan.', 'Nobody is told by this.'],
  subjectsCount: 1_204,
  undoable: true,
  needsApproval: null,
  approval: null,
  can: { run: yes, approve: yes },
  madeBy: 'Ines Moura',
  madeAt: at,
  expiresAt: at,
  runId: null,
};

export const sampleRun: ActionRunDetail = {
  ...common,
  runId: 'sample-run',
  subject: 'order',
  state: 'running',
  startedAt: at,
  finishedAt: null,
  runBy: 'Ines Moura',
  approvedBy: null,
  progress: {
    total: 1_204,
    done: 806,
    skipped: 9,
    failed: 3,
    unknown: 0,
    left: 386,
    share: 0.68,
    subjectsPerSecond: 27,
    secondsLeft: 14,
  },
  undo: null,
  can: { retry: yes, undo: { allowed: false, why: 'Wait until the run is applied.' }, cancel: yes },
  reasons: [
    { outcome: 'failed', reason: 'orders.locked', words: 'Somebody else was changing the order', count: 3 },
    { outcome: 'skipped', reason: 'orders.packed', words: 'Packed in the meantime', count: 9 },
  ],
};

export const sampleReceipts: Receipt[] = ['NK-203411', 'NK-203404', 'NK-203397'].map((label, index) => ({
  subjectId: label,
  label,
  attempt: 1,
  kind: 'run',
  outcome: index === 1 ? 'skipped' : 'done',
  reason: null,
  words: index === 1 ? 'Packed in the meantime' : 'Held',
  before: null,
  after: null,
  byId: 'sample',
  at,
}));
