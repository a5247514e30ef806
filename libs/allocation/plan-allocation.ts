import { compileProblem } from './compile-problem.ts';
import { explainPlanned } from './explain-planned.ts';
import { improvePlan } from './improve-plan.ts';
import type { SearchBudget } from './improve-plan.ts';
import type { Plan } from './plan.ts';
import type { AllocationProblem } from './problem.ts';
import { pullForward } from './pull-forward.ts';
import { reportPlan } from './report-plan.ts';
import { seededRandom } from './seeded-random.ts';
import { startPlan } from './start-plan.ts';
import { defaultWeights } from './weights.ts';
import type { Weights } from './weights.ts';

export interface PlanOptions {
  /** Same problem, seed and iterationsMax: same plan. */
  readonly seed: number;
  /** How long to search after the quick start; see `timeBudget`. No budget = the start alone. */
  readonly budget?: SearchBudget;
  readonly weights?: Weights;
}

/**
 * Assign waiting lines to sites and days: heaviest fill first, then on time, then fewest
 * parcels, then lowest cost (weights.ts says how these become one number).
 *
 * The plan never takes more than the stock or the capacity given, leaves frozen lines as
 * they are, ships ship-complete orders whole or not at all, and keeps to `splitsMax`.
 * Lines that cannot be served are short, with the reason: scarcity is an outcome, not an
 * error. More time never gives a worse plan than the quick start.
 *
 * @throws {InvalidProblemError} when the problem contradicts itself.
 */
export function planAllocation(problem: AllocationProblem, { seed, budget, weights = defaultWeights(problem) }: PlanOptions): Plan {
  const state = startPlan(compileProblem(problem), weights);
  if (budget) improvePlan(state, budget, seededRandom(seed));
  pullForward(state);
  return reportPlan(state, (line, moves) => explainPlanned(state, line, moves));
}

/** A search budget of wall time from now on, by the clock given (such as `performance.now`); the start plan spends from it too. */
export function timeBudget(milliseconds: number, now: () => number): SearchBudget {
  const start = now();
  return { spent: () => (now() - start) / milliseconds };
}
