import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { api, type CrisisRoom, type CrisisTask } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { ActionDrawer } from '../../ui/action/action-drawer.tsx';
import { apiAction } from '../../ui/action/api-action.ts';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { ActionForm } from './action-form.tsx';
import { COUNTED_BY, whatIsMissing } from './action-fields.ts';

/** Computed on a page of its own, which needs more room than a drawer has. */
const REPLAN = 'fulfilment.apply-plan';
const READ_EVERY_MS = 1_000;

export interface TaskActionProps {
  task: CrisisTask;
  action: NonNullable<CrisisTask['action']>;
  room: CrisisRoom;
  onWork: (verb: 'startTask' | 'finishTask', more: { runId: string; result?: string }) => void;
}

/**
 * The button of a task that proposes an action. The drawer opens with what the crisis knows
 * already; when its run is applied, the task is done and names the run.
 */
export function TaskAction({ task, action, room, onWork }: TaskActionProps) {
  const { clientId, slug } = useClient();
  const [isOpen, setOpen] = useState(false);
  const [startedRunId, setStartedRunId] = useState<string | null>(null);
  const registered = useQuery(readQuery(api.listActions, { params: { clientId } }));
  const known = registered.data?.actions.find(({ name }) => name === action.name);
  useFinishWhenApplied(startedRunId ?? task.runId, (runId, result) => onWork('finishTask', { runId, result }));

  const contract = useMemo(
    () =>
      known &&
      apiAction({
        clientId,
        action: known.name,
        scope: action.scope ?? { all: [] },
        crisisId: room.crisisId,
        title: known.title,
        verb: known.title.split(' ')[0] ?? known.title,
        scopeWords: action.scope ? room.scopeWords : COUNTED_BY,
        initialInput: action.input,
        form: ({ input, onChange }) => <ActionForm schema={known.inputSchema} input={input} onChange={onChange} />,
        check: (input) => whatIsMissing(known.inputSchema, input),
      }),
    [known, clientId, action, room.crisisId, room.scopeWords],
  );

  if (action.name === REPLAN) {
    const search = { scope: JSON.stringify(action.scope ?? room.scope), crisis: room.crisisId, task: task.taskId };
    return (
      <Button component={PathLink} href={paths.replan(slug, search)}>
        Open the re-plan
      </Button>
    );
  }
  return (
    <>
      <ReasonButton loading={registered.isPending} reason={whyNot(known?.can)} onClick={() => setOpen(true)}>
        {known?.title ?? action.name}
      </ReasonButton>
      {contract && (
        <ActionDrawer
          action={contract}
          isOpen={isOpen}
          onClose={() => setOpen(false)}
          onRun={(runId) => {
            setStartedRunId(runId);
            if (task.state === 'ready') onWork('startTask', { runId });
          }}
        />
      )}
    </>
  );
}

function whyNot(can: { allowed: boolean; why: string | null } | undefined): string | null {
  if (!can) return 'This installation has no such action.';
  return can.allowed ? null : (can.why ?? 'Not allowed.');
}

/** Follows a run until it is through; only a run that is applied makes the task done. */
function useFinishWhenApplied(runId: string | null, onApplied: (runId: string, result: string) => void): void {
  const { clientId } = useClient();
  const run = useQuery({
    ...readQuery(api.readRun, { params: { clientId, runId: runId ?? '' } }),
    enabled: runId !== null,
    refetchInterval: ({ state }) => (state.data === undefined || ['queued', 'running'].includes(state.data.state) ? READ_EVERY_MS : false),
  });
  const finish = useEffectEvent(onApplied);
  const data = run.data;
  useEffect(() => {
    if (data?.state === 'applied') finish(data.runId, `${data.progress.done} ${data.subjectTitle}`);
  }, [data?.state, data?.runId]); // oxlint-disable-line react/exhaustive-deps -- once a run, not once an answer
}
