import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { findViolations, planAllocation } from './index.ts';
import { smallProblem } from './sample-problems.testing.ts';

const SEARCH = { seed: 7, budget: { iterationsMax: 60 } };

test('no plan oversells stock, overbooks a day, splits too often, breaks a ship-complete order or touches frozen work', () => {
  fc.assert(
    fc.property(smallProblem({ ordersMax: 6 }), (problem) => {
      assert.deepEqual(findViolations(problem, planAllocation(problem, { seed: 7 })), []);
      assert.deepEqual(findViolations(problem, planAllocation(problem, SEARCH)), []);
    }),
    { numRuns: 400 },
  );
});

test('the same seed and rounds give the same plan', () => {
  fc.assert(
    fc.property(smallProblem({ ordersMax: 6 }), (problem) => {
      assert.deepEqual(planAllocation(problem, SEARCH), planAllocation(problem, SEARCH));
    }),
    { numRuns: 50 },
  );
});

test('searching never makes the plan worse', () => {
  fc.assert(
    fc.property(smallProblem({ ordersMax: 6 }), (problem) => {
      const greedy = planAllocation(problem, { seed: 7 }).totals.scalar;
      assert.ok(planAllocation(problem, SEARCH).totals.scalar <= greedy * (1 + 1e-12) + 1e-6);
    }),
    { numRuns: 200 },
  );
});
