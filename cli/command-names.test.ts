import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandNames } from './command-names.ts';
import { readOperations } from './operations.ts';

test('a command leaves out the noun of its module, where that is unambiguous', () => {
  const names = commandNames([
    { tag: 'crises', operationId: 'declareCrisis' },
    { tag: 'orders', operationId: 'receiveOrder' },
    { tag: 'orders', operationId: 'receiveOrders' },
    { tag: 'orders', operationId: 'findBacklog' },
    { tag: 'plans', operationId: 'lintPlaybook' },
    { tag: 'fulfilment', operationId: 'readPlan' },
  ]);
  assert.deepEqual([...names.values()], ['declare', 'receive-order', 'receive-orders', 'find-backlog', 'lint-playbook', 'read-plan']);
});

test('every operation of the API is a command of its own, with flags that do not collide', async () => {
  const operations = await readOperations();
  const commands = operations.flatMap((one) => [...new Set([one.name, one.shortName])].map((name) => `${one.group} ${name}`));
  assert.equal(new Set(commands).size, commands.length);
  assert.ok(operations.length > 100);
  for (const { name, queryFields, bodyFields } of operations) {
    const flags = [...queryFields, ...(bodyFields ?? [])].map((field) => field.flag);
    assert.equal(new Set(flags).size, flags.length, `${name}: ${flags.join(' ')}`);
  }
});
