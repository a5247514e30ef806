import type { Victim } from './victim.ts';

export type Run = { runId: string; state: string; progress: { total: number; done: number; skipped: number; failed: number; unknown: number; left: number } };

/** Preview and run an action; the answer says which run, not that it is done. */
export async function beginRun(victim: Victim, action: string, body: { input: Record<string, unknown>; scope: unknown }): Promise<Run> {
  const preview = await victim.call<{ previewId: string; hash: string }>('administrator', 'POST', `/actions/${action}/preview`, body);
  if (preview.status !== 201) throw new Error(`the preview of ${action} was refused: ${JSON.stringify(preview.body)}`);
  const run = await victim.call<Run>('administrator', 'POST', `/actions/previews/${preview.body.previewId}/run`, { hash: preview.body.hash });
  if (run.status !== 202) throw new Error(`the run of ${action} was refused: ${JSON.stringify(run.body)}`);
  return run.body;
}

export async function readRun(victim: Victim, runId: string): Promise<Run> {
  return (await victim.call<Run>('administrator', 'GET', `/actions/runs/${runId}`)).body;
}

/**
 * Wait until the run is through. Nobody tells the new process to go on: the sweeper finds
 * what is left once the run has been quiet for half a minute, which is made to have passed.
 */
export async function awaitRun(victim: Victim, runId: string, ended: 'applied' | 'undone' = 'applied'): Promise<Run> {
  await victim.asOwner(`update actions.run set progressed_at = progressed_at - interval '1 hour' where run_id = $1`, [runId]);
  let run: Run | undefined;
  await victim.until(`the run is ${ended}`, async () => (run = await readRun(victim, runId)).state === ended);
  return run!;
}
