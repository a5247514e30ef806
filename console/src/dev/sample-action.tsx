import { TextInput } from '@mantine/core';
import type { ActionContract } from '../ui/action/action-types.ts';
import { samplePreview, sampleReceipts, sampleRun } from './sample-run.ts';

/** An action that pretends, so that the drawer can be seen at every step. */
export const sampleAction: ActionContract<{ reason: string }> = {
  title: 'Hold orders',
  verb: 'Hold',
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
  preview: async () => samplePreview,
  readPreview: async () => samplePreview,
  approve: async () => undefined,
  run: async () => ({ runId: 'sample-run' }),
  readRun: async () => sampleRun,
  readReceipts: async () => sampleReceipts,
  retry: async () => undefined,
  undo: async () => undefined,
};
