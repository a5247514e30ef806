import { TextInput } from '@mantine/core';
import type { ActionContract } from '../ui/action/action-types.ts';

/** An action that pretends, so that the drawer can be seen at every step. */
export const sampleAction: ActionContract<{ reason: string }> = {
  title: 'Hold orders',
  verb: 'Hold',
  subject: 'orders',
  scopeWords: 'Orders with a line at Leeds that have not been packed.',
  initialInput: { reason: 'Leeds is flooded' },
  form: ({ input, onChange }) => (
    <TextInput
      label="Reason, as the order's story will say it"
      value={input.reason}
      onChange={(event) => onChange({ reason: event.currentTarget.value })}
    />
  ),
  check: ({ reason }) => (reason ? null : 'Say why, so that the order’s story can.'),
  preview: async () => ({
    hash: 'sample',
    counts: { orders: 1_204, customers: 1_141, units: 3_870, sites: 1 },
    money: [
      { currency: 'EUR', valueMinor: 18_442_310 },
      { currency: 'NOK', valueMinor: 4_120_000 },
    ],
    exclusions: [
      { reason: 'orders.packed', words: 'Already packed', count: 88 },
      { reason: 'orders.held', words: 'Already on hold', count: 12 },
    ],
    sample: [
      { subjectId: 's1', label: 'NK-204118', cells: { Stage: 'Allocated', Units: 3, Site: 'Leeds' } },
      { subjectId: 's2', label: 'NK-204111', cells: { Stage: 'Picking', Units: 1, Site: 'Leeds' } },
    ],
    sideEffects: ['212 promise dates become unknown until the next re-plan.', 'Nobody is told by this.'],
    authority: { isMine: true, words: 'Within your own limit of 5,000 orders.' },
  }),
  run: async () => ({ runId: 'sample-run' }),
  readRun: async (runId) => ({
    runId,
    state: 'running',
    totalCount: 1_204,
    counts: { done: 806, skipped: 9, failed: 3, unknown: 0 },
    etaSeconds: 14,
    groups: [
      { outcome: 'failed', reason: 'orders.locked', words: 'Somebody else was changing the order', count: 3, canRetry: true },
      { outcome: 'skipped', reason: 'orders.packed', words: 'Packed in the meantime', count: 9, canRetry: false },
    ],
    undoRefusal: 'Wait until the run is applied: then all of it can be taken back.',
  }),
  readReceipts: async () =>
    ['NK-203411', 'NK-203404', 'NK-203397'].map((label, index) => ({
      subjectId: label,
      label,
      outcome: index === 1 ? 'skipped' : 'done',
      words: index === 1 ? 'Packed in the meantime' : 'Held',
      at: new Date().toISOString(),
    })),
  retry: async () => undefined,
  undo: async () => undefined,
};
