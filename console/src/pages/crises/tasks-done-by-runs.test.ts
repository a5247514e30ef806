import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tasksDoneByRuns } from './tasks-done-by-runs.ts';

const progress = { total: 3, done: 3, skipped: 0, failed: 0, unknown: 0, left: 0, share: 1, subjectsPerSecond: null, secondsLeft: null };
const hold = { name: 'orders.hold', input: {}, scope: null };
const run = { runId: 'r1', action: 'orders.hold', state: 'applied', progress, subjectTitle: 'orders' } as const;
const task = { taskId: 't1', state: 'ready', runId: null, action: hold } as const;

test('a ready task is done by an applied run of its action, not by one under way or of another action', () => {
  assert.deepEqual(tasksDoneByRuns([task], [run]), [{ taskId: 't1', runId: 'r1', result: '3 orders' }]);
  assert.deepEqual(tasksDoneByRuns([task], [{ ...run, state: 'running' }]), []);
  assert.deepEqual(tasksDoneByRuns([task], [{ ...run, action: 'orders.release' }]), []);
});

test('a task under way with a run waits for that run', () => {
  const underWay = { ...task, state: 'in_progress', runId: 'r2' } as const;
  assert.deepEqual(tasksDoneByRuns([underWay], [run]), []);
  assert.equal(tasksDoneByRuns([underWay], [{ ...run, runId: 'r2' }]).length, 1);
});

test('a run does one task, and does not do a reopened one again', () => {
  assert.equal(tasksDoneByRuns([task, { ...task, taskId: 't2' }], [run]).length, 1);
  assert.deepEqual(tasksDoneByRuns([{ ...task, runId: 'r1' }], [run]), []);
  assert.deepEqual(tasksDoneByRuns([{ ...task, taskId: 't0', state: 'done', runId: 'r1' }, task], [run]), []);
});

test('a blocked task is not done behind the back of what it waits for', () => {
  assert.deepEqual(tasksDoneByRuns([{ ...task, state: 'blocked' }], [run]), []);
});
