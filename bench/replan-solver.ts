/**
 * The solver alone, cold to plan: checking, start, search, whys and the difference from today.
 *
 *   node bench/replan-solver.ts [--lines 20000] [--sites 10] [--search-ms 300]
 *
 * Capacity for 90% of demand in ten days, priorities, promises, 15% ship-complete orders; a
 * third of the backlog stands at the first site, which is closed. Without flags both sizes
 * are measured, each in its own process so that the memory is its own.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { diffPlans, findViolations, planAllocation, planToday, timeBudget } from '../libs/allocation/index.ts';
import type { AllocationProblem } from '../libs/allocation/index.ts';
import { syntheticProblem } from './synthetic-problem.ts';

/** Lines an order of the synthetic backlog has on average. */
const LINES_PER_ORDER = 2.5;

const { values: flags } = parseArgs({ options: { lines: { type: 'string' }, sites: { type: 'string' }, 'search-ms': { type: 'string' }, target: { type: 'string' } } });

if (flags.lines === undefined) {
  for (const size of ['--lines=100000 --sites=20 --search-ms=2500 --target=5', '--lines=20000 --sites=10 --search-ms=300 --target=1']) {
    const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...size.split(' ')], { stdio: 'inherit' });
    if (run.status !== 0) process.exit(run.status ?? 1);
  }
} else {
  measure(Number(flags.lines), Number(flags.sites ?? 10), Number(flags['search-ms'] ?? 300), Number(flags.target ?? 1));
}

function measure(lineCount: number, siteCount: number, searchMs: number, targetSeconds: number): void {
  const problem = withSiteLost(syntheticProblem({ orderCount: Math.round(lineCount / LINES_PER_ORDER), siteCount, seed: 1, stockShare: 0.9, capacityShare: 0.9 }));
  const lines = problem.orders.reduce((count, order) => count + order.lines.length, 0);

  const start = performance.now();
  const today = planToday(problem);
  const todayMs = performance.now() - start;
  const quick = planAllocation(problem, { seed: 1 });
  const quickMs = performance.now() - start - todayMs;
  const plan = planAllocation(problem, { seed: 1, budget: timeBudget(searchMs, () => performance.now()) });
  const planMs = performance.now() - start - todayMs - quickMs;
  const diff = diffPlans(today, plan);
  const diffMs = performance.now() - start - todayMs - quickMs - planMs;
  const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024);

  const violations = findViolations(problem, plan);
  if (violations.length > 0) throw new Error(`The plan breaks its limits: ${violations[0]}`);
  const { totals } = plan;
  console.log(
    `${lines} lines x ${siteCount} sites: today ${todayMs.toFixed(0)} ms, plan ${planMs.toFixed(0)} ms (without search ${quickMs.toFixed(0)} ms), difference ${diffMs.toFixed(0)} ms, memory ${memoryMb} MB; ` +
      `filled ${totals.filledUnits} of ${totals.units} units (today ${today.totals.filledUnits}), late ${totals.lateUnits}, parcels ${totals.parcels} (without search ${quick.totals.parcels}), moved ${diff.lines.moved} lines`,
  );
  const seconds = (todayMs + planMs + diffMs) / 1000;
  console.log(
    `bench replan-solver: ${seconds.toFixed(2)} s, baseline ${(quickMs / 1000).toFixed(2)} (start without search), ratio ${((seconds * 1000) / quickMs).toFixed(2)}, ` +
      `target <= ${targetSeconds} s: ${seconds <= targetSeconds ? 'met' : 'short'}`,
  );
}

/** Put every line where its item lies, as a backlog is in an ordinary week, then close the first site. */
function withSiteLost(problem: AllocationProblem): AllocationProblem {
  const siteIdsByItem = new Map<string, string[]>();
  for (const row of problem.stock) siteIdsByItem.set(row.itemId, [...(siteIdsByItem.get(row.itemId) ?? []), row.siteId]);
  return {
    ...problem,
    sites: problem.sites.map((site, at) => ({ ...site, open: at > 0 })),
    orders: problem.orders.map((order, at) => ({
      ...order,
      lines: order.lines.map((line) => {
        const siteIds = siteIdsByItem.get(line.itemId) ?? [];
        return { ...line, currentSiteId: siteIds[at % Math.max(1, siteIds.length)] ?? null };
      }),
    })),
  };
}
