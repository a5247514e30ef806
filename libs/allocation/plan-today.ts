import { compileProblem } from './compile-problem.ts';
import { keepToday } from './keep-today.ts';
import type { Plan, Why } from './plan.ts';
import { clearOrder, createPlanState, orderPenalty } from './plan-state.ts';
import type { AllocationProblem } from './problem.ts';
import { pullForward } from './pull-forward.ts';
import { reportPlan } from './report-plan.ts';
import { defaultWeights } from './weights.ts';

/**
 * What happens if nothing is re-planned: every line ships from the site it is allocated to
 * now, as capacity allows, heaviest order first. A line without a site, at a closed one, or
 * at one whose stock or horizon cannot serve it in full, is short, and a ship-complete order
 * with such a line ships nothing. The other side of `diffPlans`.
 *
 * @throws {InvalidProblemError} when the problem contradicts itself.
 */
export function planToday(problem: AllocationProblem): Plan {
  const instance = compileProblem(problem);
  const state = createPlanState(instance, defaultWeights(problem));
  const hinderedLines = new Map<number, Why>();
  const waitingOrders = new Map<number, Why>();

  for (const order of instance.ordersByPriority) {
    const hindered = keepToday(state, order);
    for (const [line, why] of hindered) hinderedLines.set(line, why);
    if (!instance.orderShipComplete[order] || hindered.size === 0) continue;
    clearOrder(state, order);
    state.orderPenalty[order] = orderPenalty(state, order);
    const { lines } = problem.orders[order]!;
    const lineIds = [...hindered.keys()].map((line) => lines[line - instance.orderFirstLine[order]!]!.id);
    waitingOrders.set(order, { code: 'ship_complete_waits_for', lineIds });
  }
  pullForward(state);

  return reportPlan(state, (line, moves) => {
    if (instance.lineFrozen[line]) return { code: 'frozen', siteId: moves[0]!.siteId };
    return hinderedLines.get(line) ?? waitingOrders.get(instance.lineOrder[line]!) ?? { code: 'as_today', siteId: moves[0]!.siteId };
  });
}
