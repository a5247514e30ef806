import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type highsModule from 'highs';

/** What a worker running this file is given. */
export interface ModelTask {
  /** CPLEX LP format. */
  readonly lp: string;
  readonly timeLimitSeconds: number;
}

/** And what it answers. */
export interface ModelAnswer {
  /** Lower bound from the relaxation without integers. */
  readonly lpBound: number;
  /** Lower bound proved by branch and bound in the time. */
  readonly mipBound: number;
  /** The best plan found; null when there was none in the time. */
  readonly objective: number | null;
}

const PRIMAL_FEASIBLE = 2;

// Required, not imported: the package's types do not describe its ES module face.
const loadHighs: typeof highsModule.default = createRequire(import.meta.url)('highs');
const task: ModelTask = workerData;
const highs = await loadHighs();
const answer = highs.withModel({ format: 'lp', data: task.lp }, (model): ModelAnswer => {
  model.options.set({ output_flag: false, solve_relaxation: true });
  model.run();
  const lpBound = model.getObjectiveValue();
  model.clearSolver();
  model.zeroAllClocks();
  model.options.set({ solve_relaxation: false, time_limit: task.timeLimitSeconds });
  model.run();
  const found = model.info.get('primal_solution_status') === PRIMAL_FEASIBLE;
  return { lpBound, mipBound: Number(model.info.get('mip_dual_bound')), objective: found ? model.getObjectiveValue() : null };
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- to a thread, not to a window
parentPort!.postMessage(answer);
