/**
 * How near the optimum a plan is for the time it took, on a synthetic backlog with stock for 90% of demand.
 *
 *   node bench/plan-quality.ts [--long] [--seeds 5] [--orders 1000] [--sites 5]
 *
 * The figure compared is the scalar objective at equal fill (every plan fills all units that
 * stock allows): parcel weight x parcels + parcel costs + handling. Best known = the better of
 * HiGHS after 60 s and our own search after 60 s with --long, else after 10 s.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { defaultWeights, findViolations, planAllocation, timeBudget } from '../libs/allocation/index.ts';
import type { AllocationProblem, Plan } from '../libs/allocation/index.ts';
import { planModel } from './plan-model.ts';
import type { ModelAnswer, ModelTask } from './solve-model.ts';
import { syntheticProblem } from './synthetic-problem.ts';

const HIGHS_SECONDS = 60;
const TARGET_RATIO_2S = 1.03;
const TARGET_RATIO_10S = 1.015;

const { values: flags } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '5' },
    orders: { type: 'string', default: '1000' },
    sites: { type: 'string', default: '5' },
  },
});
const shape = { orderCount: Number(flags.orders), siteCount: Number(flags.sites), stockShare: 0.9 };

const results: { after2s: number; after10s: number; bestKnown: number }[] = [];
for (let seed = 1; seed <= Number(flags.seeds); seed++) {
  const problem = syntheticProblem({ ...shape, seed });
  const exact = solveExactly(problem);
  const long = flags.long ? costAtEqualFill(problem, search(problem, 60)) : Infinity;
  const model = await exact;
  const greedy = costAtEqualFill(problem, planAllocation(problem, { seed: 1 }));
  const after2s = costAtEqualFill(problem, search(problem, 2));
  const after10s = costAtEqualFill(problem, search(problem, 10));
  const bestKnown = Math.min(model.objective ?? Infinity, long, after2s, after10s);
  results.push({ after2s, after10s, bestKnown });
  console.log(
    `seed ${seed}: LP bound ${whole(model.lpBound)}, MIP bound ${whole(model.mipBound)}, ` +
      `HiGHS ${HIGHS_SECONDS} s ${model.objective === null ? 'none' : `${whole(model.objective)} (gap ${percent(model.objective / model.mipBound - 1)})`}; ` +
      `start ${whole(greedy)}, 2 s ${whole(after2s)} (+${percent(after2s / bestKnown - 1)}), 10 s ${whole(after10s)} (+${percent(after10s / bestKnown - 1)})` +
      `${flags.long ? `, 60 s ${whole(long)} (+${percent(long / bestKnown - 1)})` : ''}; best known ${percent(bestKnown / model.mipBound - 1)} above the MIP bound`,
  );
}

const mean = (of: (result: (typeof results)[number]) => number): number => results.reduce((sum, result) => sum + of(result), 0) / results.length;
const ratio2s = mean((result) => result.after2s / result.bestKnown);
const ratio10s = mean((result) => result.after10s / result.bestKnown);
const worst2s = Math.max(...results.map((result) => result.after2s / result.bestKnown));
console.log(`after 10 s: mean ratio ${ratio10s.toFixed(4)}, target <= ${TARGET_RATIO_10S}: ${ratio10s <= TARGET_RATIO_10S ? 'met' : 'short'}; worst seed after 2 s: ${worst2s.toFixed(4)}`);
console.log(
  `bench plan-quality: ${whole(mean((result) => result.after2s))} minor units, baseline ${whole(mean((result) => result.bestKnown))}, ` +
    `ratio ${ratio2s.toFixed(4)}, target <= ${TARGET_RATIO_2S}: ${ratio2s <= TARGET_RATIO_2S ? 'met' : 'short'}`,
);

function search(problem: AllocationProblem, seconds: number): Plan {
  return planAllocation(problem, { seed: 1, budget: timeBudget(seconds * 1000, () => performance.now()) });
}

/** The scalar without its shortage term, after proof that the plan is valid and fills all it can. */
function costAtEqualFill(problem: AllocationProblem, plan: Plan): number {
  const violations = findViolations(problem, plan);
  if (violations.length > 0) throw new Error(`The plan breaks its limits: ${violations[0]}`);
  if (plan.totals.filledUnits !== fillableUnits(problem)) {
    throw new Error(`The plan fills ${plan.totals.filledUnits} units of ${fillableUnits(problem)}, so its cost cannot be compared.`);
  }
  return defaultWeights(problem).parcel * plan.totals.parcels + plan.totals.costMinor;
}

function fillableUnits(problem: AllocationProblem): number {
  const demand = new Map<string, number>();
  const stock = new Map<string, number>();
  for (const order of problem.orders) for (const line of order.lines) demand.set(line.itemId, (demand.get(line.itemId) ?? 0) + line.units);
  for (const row of problem.stock) stock.set(row.itemId, (stock.get(row.itemId) ?? 0) + row.freeUnits);
  let units = 0;
  for (const [itemId, wanted] of demand) units += Math.min(wanted, stock.get(itemId) ?? 0);
  return units;
}

function solveExactly(problem: AllocationProblem): Promise<ModelAnswer> {
  const task: ModelTask = { lp: planModel(problem, defaultWeights(problem)), timeLimitSeconds: HIGHS_SECONDS };
  return new Promise((resolve, reject) => {
    new Worker(new URL('./solve-model.ts', import.meta.url), { workerData: task }).once('message', resolve).once('error', reject);
  });
}

function whole(value: number): string {
  return Math.round(value).toString();
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
