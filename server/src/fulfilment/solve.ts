import { Worker } from 'node:worker_threads';
import type { AllocationProblem, Plan, PlanDiff } from '../../../libs/allocation/index.ts';

export type Solved = { plan: Plan; today: Plan; diff: PlanDiff };
export type SolveTask = { problem: AllocationProblem; seed: number; budgetMs: number };

/** A search that hangs is a defect; it must not hold a request for ever. */
const GRACE_MS = 60_000;

/** Compute a plan in a thread of its own, so that nothing else of the server waits. */
export function solve(task: SolveTask): Promise<Solved> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { workerData: task });
    const timer = setTimeout(() => {
      reject(new Error(`the plan was not ready ${GRACE_MS / 1000} s after its search time`));
      void worker.terminate();
    }, task.budgetMs + GRACE_MS);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => clearTimeout(timer));
  });
}
