import { Select, Textarea } from '@mantine/core';
import type { ScopeInput } from '../../api/generated.ts';
import type { ActionContract } from '../../ui/action/action-types.ts';
import { apiAction } from '../../ui/action/api-action.ts';
import { HOLD_REASON_OPTIONS, type HoldReason } from './order-words.ts';

export interface OrderActionTarget {
  clientId: string;
  scope: ScopeInput;
  scopeWords: string;
}

interface HoldInput {
  reason: HoldReason;
  note?: string;
}

/** Hold the orders of a scope, and those that join it later. */
export function holdOrdersAction(target: OrderActionTarget): ActionContract<HoldInput> {
  return apiAction<HoldInput>({
    ...target,
    action: 'orders.hold',
    title: 'Hold orders',
    verb: 'Hold',
    initialInput: { reason: 'CRISIS' },
    form: ({ input, onChange }) => (
      <>
        <Select
          label="Why"
          data={HOLD_REASON_OPTIONS}
          value={input.reason}
          allowDeselect={false}
          onChange={(reason) => onChange({ ...input, reason: reason as HoldReason })}
        />
        <Textarea
          label="Note"
          description="Stands beside the hold on every order. No personal data."
          autosize
          minRows={2}
          maxLength={500}
          value={input.note ?? ''}
          onChange={(event) => onChange({ ...input, note: event.currentTarget.value || undefined })}
        />
      </>
    ),
  });
}

/** End the holds of one reason; orders held for something else stay held. */
export function releaseOrdersAction(target: OrderActionTarget): ActionContract<{ reason: HoldReason }> {
  return apiAction<{ reason: HoldReason }>({
    ...target,
    action: 'orders.release',
    title: 'Release held orders',
    verb: 'Release',
    initialInput: { reason: 'CRISIS' },
    form: ({ input, onChange }) => (
      <Select
        label="Which holds"
        description="Only holds with this reason end; an order held for another one stays held."
        data={HOLD_REASON_OPTIONS}
        value={input.reason}
        allowDeselect={false}
        onChange={(reason) => onChange({ reason: reason as HoldReason })}
      />
    ),
  });
}
