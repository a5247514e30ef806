import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type Action, type CrisisRoom, type CrisisTask } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { ActionDrawer } from '../../ui/action/action-drawer.tsx';
import type { ActionContract } from '../../ui/action/action-types.ts';
import { apiAction } from '../../ui/action/api-action.ts';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { type ActionInput, whatIsMissing } from './action-fields.ts';
import { ActionForm } from './action-form.tsx';

/** Computed on a page of its own, which needs more room than a drawer has. */
const REPLAN = 'fulfilment.apply-plan';

export type ActionTask = CrisisTask & { action: NonNullable<CrisisTask['action']> };

export function hasAction(task: CrisisTask): task is ActionTask {
  return task.action !== null;
}

export interface TaskActionProps {
  task: ActionTask;
  room: CrisisRoom;
}

/** The button of a task that proposes an action. */
export function TaskActionButton({ task, room, onOpen }: TaskActionProps & { onOpen: (task: ActionTask) => void }) {
  const { slug } = useClient();
  const { action: known, isPending } = useRegisteredAction(task.action.name);

  if (task.action.name === REPLAN) {
    return (
      <Button component={PathLink} href={paths.replan(slug, { crisis: room.crisisId })}>
        Open the re-plan
      </Button>
    );
  }
  return (
    <ReasonButton loading={isPending} reason={whyNot(known)} onClick={() => onOpen(task)}>
      {known?.title ?? task.action.name}
    </ReasonButton>
  );
}

/** Choose, preview, run: opened with what the crisis knows already. */
export function TaskActionDrawer({ task, room, onClose, onRun }: TaskActionProps & { onClose: () => void; onRun: (runId: string) => void }) {
  const { clientId } = useClient();
  const { action: known } = useRegisteredAction(task.action.name);
  const { action } = task;
  const { crisisId, scopeWords } = room;
  const contract = useMemo(
    (): ActionContract<ActionInput> | undefined =>
      known &&
      apiAction({
        clientId,
        crisisId,
        action: known.name,
        scope: action.scope ?? { all: [] },
        title: known.title,
        verb: known.title.split(' ')[0] ?? known.title,
        scopeWords: action.scope ? scopeWords : null,
        initialInput: action.input,
        form: formOf(known),
        check: (input) => whatIsMissing(known.inputSchema, input),
      }),
    [known, clientId, action, crisisId, scopeWords],
  );
  return contract && <ActionDrawer action={contract} isOpen onClose={onClose} onRun={onRun} />;
}

function formOf({ inputSchema }: Action): ActionContract<ActionInput>['form'] {
  return ({ input, onChange }) => <ActionForm schema={inputSchema} input={input} onChange={onChange} />;
}

function useRegisteredAction(name: string): { action: Action | undefined; isPending: boolean } {
  const { clientId } = useClient();
  const registered = useQuery(readQuery(api.listActions, { params: { clientId } }));
  return { action: registered.data?.actions.find((one) => one.name === name), isPending: registered.isPending };
}

function whyNot(action: Action | undefined): string | null {
  if (!action) return 'This installation has no such action.';
  return action.can.allowed ? null : (action.can.why ?? 'Not allowed.');
}
