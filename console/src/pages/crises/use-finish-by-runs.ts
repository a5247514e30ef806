import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { api, type CrisisRoom } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { useLiveRefresh } from '../../live/live.tsx';
import { useClient, useMay, useSession } from '../../session/session.tsx';
import { tasksDoneByRuns } from './tasks-done-by-runs.ts';

const RUNS_MAX = 100;

/**
 * Finishes the tasks that applied runs have done, wherever the run was started. Only on the
 * screen of whoever ran it: two open rooms must not finish a task twice.
 */
export function useFinishByRuns(room: CrisisRoom): void {
  const { clientId } = useClient();
  const { person } = useSession();
  const may = useMay();
  const { crisisId } = room;
  const runs = useQuery({
    ...readQuery(api.listRuns, { params: { clientId }, query: { crisisId, limit: RUNS_MAX } }),
    enabled: room.can.workTask && may('crises.work'),
  });
  useLiveRefresh(['actions.run_'], [api.listRuns]);
  const finish = useAct(api.workTask, { refreshes: [api.readCrisis, api.findLog, api.findNeeds] });
  const sent = useRef(new Set<string>());

  const finishDone = useEffectEvent(() => {
    const own = runs.data?.runs.filter(({ runBy }) => runBy === person.name) ?? [];
    for (const { taskId, runId, result } of tasksDoneByRuns(room.tasks, own)) {
      if (sent.current.has(runId)) continue;
      sent.current.add(runId);
      finish.mutate({ params: { clientId, crisisId, taskId }, body: { verb: 'finishTask', runId, result } });
    }
  });
  const tasks = room.tasks;
  useEffect(() => finishDone(), [runs.data, tasks]); // oxlint-disable-line react/exhaustive-effect-dependencies -- when either is read anew
}
