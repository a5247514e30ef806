import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from './plan-layout.ts';

const roles = { incident_commander: 'Decides.', operations: 'Works.', communications: 'Tells.' };
const tasks = [
  { key: 'confirm', title: 'Confirm', role: 'operations', dueMinutes: 10 },
  { key: 'tell', title: 'Tell', role: 'communications', dueMinutes: 30, after: ['confirm'] },
  { key: 'close', title: 'Close', role: 'operations', dueMinutes: 30, after: ['confirm'] },
];

test('lanes are the roles with tasks, columns the deadlines in order', () => {
  const layout = layOut({ roles, tasks: tasks.map((task) => ({ after: [], ...task })) });
  assert.deepEqual(layout.roles, ['operations', 'communications']);
  assert.deepEqual(layout.columns, [10, 30]);
  assert.deepEqual(layout.tasks.map(({ key, lane, column }) => [key, lane, column]), [['confirm', 0, 0], ['tell', 1, 1], ['close', 0, 1]]);
});
