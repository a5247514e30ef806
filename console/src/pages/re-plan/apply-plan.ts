import type { ActionContract } from '../../ui/action/action-types.ts';
import { apiAction } from '../../ui/action/api-action.ts';

/** Carry out exactly the plan that was shown; what changed since is left as it is. */
export function applyPlanAction(plan: { clientId: string; planId: string; scopeWords: string; crisisId?: string }): ActionContract<{ planId: string }> {
  const { planId, ...rest } = plan;
  return apiAction({
    ...rest,
    action: 'fulfilment.apply-plan',
    // The plan itself says which orders it is about.
    scope: { all: [] },
    title: 'Apply the re-plan',
    verb: 'Re-plan',
    initialInput: { planId },
    form: null,
  });
}
