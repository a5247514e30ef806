import { parentPort, workerData } from 'node:worker_threads';
import { diffPlans, planAllocation, planToday, timeBudget } from '../../../libs/allocation/index.ts';
import type { Solved, SolveTask } from './solve.ts';

const { problem, seed, budgetMs } = workerData as SolveTask;
const today = planToday(problem);
const plan = planAllocation(problem, { seed, budget: timeBudget(budgetMs, () => performance.now()) });
parentPort!.postMessage({ plan, today, diff: diffPlans(today, plan) } satisfies Solved);
