import { CliError, EXIT } from '../refusal.ts';
import type { Desk, Part } from './desk.ts';

type Preview = { previewId: string; hash: string; subjectsCount: number; needsApproval: { why: string } | null };
export type Run = { runId: string; state: string; title: string; progress: { total: number; done: number; skipped: number; failed: number; unknown: number } };

const ENDED = new Set(['applied', 'failed_partly', 'undone', 'cancelled']);
const PAUSES_MAX = 3_000;

export type Wanted = { action: string; input: Record<string, unknown>; scope: unknown; crisisId: string };
export type Done = { run: Run; preview: Preview; approved: boolean };

/**
 * Do it the way people do: preview, approval by somebody else where one is asked for, run,
 * and wait until it is applied.
 *
 * @throws {CliError} when it ends in any other state.
 */
export async function runAction(desk: Desk, part: Part, { action, ...body }: Wanted): Promise<Done> {
  const preview = await desk.ask<Preview>(part, 'POST', `/actions/${action}/preview`, body);
  const seen = { hash: preview.hash, confirmedCount: preview.subjectsCount };
  const approved = preview.needsApproval !== null;
  if (approved) await desk.ask('duty-manager', 'POST', `/actions/previews/${preview.previewId}/approve`, { hash: preview.hash });
  let run = await desk.ask<Run>(part, 'POST', `/actions/previews/${preview.previewId}/run`, seen);
  for (let pauses = 0; !ENDED.has(run.state) && pauses < PAUSES_MAX; pauses += 1) {
    await desk.pause();
    run = await desk.ask<Run>(part, 'GET', `/actions/runs/${run.runId}`);
  }
  if (run.state !== 'applied') throw new CliError(`"${run.title}" ended as ${run.state}: ${JSON.stringify(run.progress)}.`, EXIT.refused);
  return { run, preview, approved };
}
