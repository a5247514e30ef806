import type { ScopeInput } from '../../api/generated.ts';
import type { ActionContract } from '../../ui/action/action-types.ts';
import { apiAction } from '../../ui/action/api-action.ts';
import { NotifyForm, type NotifyInput } from './notify-form.tsx';

export interface NotifyTarget {
  clientId: string;
  scope: ScopeInput;
  scopeWords: string;
}

/** Write to the customers of a scope's orders, each in their language, from a template. */
export function notifyAction(target: NotifyTarget): ActionContract<NotifyInput> {
  return apiAction<NotifyInput>({
    ...target,
    action: 'comms.notify',
    title: 'Notify customers',
    verb: 'Write to',
    initialInput: { template: '' },
    form: ({ input, onChange }) => <NotifyForm input={input} onChange={onChange} />,
    check: (input) => (input.template ? null : 'Choose a message first.'),
  });
}
