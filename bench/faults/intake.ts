/**
 * Kill the server with SIGKILL at random while shops hand in orders, start it again and hand
 * in once more what was not answered: every acknowledged order once, nothing oversold.
 *
 *   npm run bench -- faults/intake [--trials 50]
 */
import { parseArgs } from 'node:util';
import { query, sql } from '../../server/src/kernel/db.ts';
import { openVictim, type Victim } from './victim.ts';

const SHOPS = 8;
const ITEMS = 20;
const UNITS_AN_ITEM = 300;
const KILL_MS_MAX = 900;
const LINES = 3;

type Known = { orderId: string | null };

/** One kill is one trial. Answers how many orders were acknowledged, and how many had to be handed in again. */
export async function intakeTrials(victim: Victim, trials: number): Promise<{ acknowledged: number; repeated: number }> {
  await victim.call('administrator', 'PUT', '/items', { items: Array.from({ length: ITEMS }, (_, i) => ({ sku: `I${i}`, title: `Item ${i}` })) });
  await victim.call('administrator', 'PUT', '/sites', { sites: [{ code: 'A', name: 'A', country: 'DE' }, { code: 'B', name: 'B', country: 'FR' }] });
  await victim.call('administrator', 'POST', '/stock/movements', {
    movements: ['A', 'B'].flatMap((siteCode) => Array.from({ length: ITEMS }, (_, i) => ({ sku: `I${i}`, siteCode, units: UNITS_AN_ITEM, kind: 'received', sourceId: 'opening' }))),
  });

  const orders = new Map<string, Known>();
  let next = 0;
  let repeated = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const day = { isOver: false };
    const shops = Array.from({ length: SHOPS }, async () => {
      while (!day.isOver) {
        const externalId = `O${(next += 1)}`;
        orders.set(externalId, { orderId: null });
        await handIn(victim, orders, externalId).catch(() => undefined);
      }
    });
    await victim.killWithin(KILL_MS_MAX);
    day.isOver = true;
    await Promise.all(shops);
    await victim.start();
    for (const [externalId, known] of orders) {
      if (known.orderId !== null) continue;
      repeated += 1;
      await handIn(victim, orders, externalId);
    }
    await proveIntake(victim, orders);
  }
  return { acknowledged: orders.size, repeated };
}

async function handIn(victim: Victim, orders: Map<string, Known>, externalId: string): Promise<void> {
  const number = Number(externalId.slice(1));
  const draft = {
    channel: 'web', externalId, number: externalId, placedAt: '2026-11-20T08:00:00Z', currency: 'EUR', customer: { email: `${externalId.toLowerCase()}@shop.example`, country: 'DE' },
    lines: Array.from({ length: LINES }, (_, i) => ({ externalId: String(i), sku: `I${(number + i * 7) % ITEMS}`, title: 'Item', units: 1 + (number % 3), unitPriceMinor: 1000 })),
  };
  const { status, body } = await victim.call<{ orderId: string }>('feeder', 'POST', '/orders', draft, { 'idempotency-key': externalId });
  if (status >= 300) throw new Error(`order ${externalId} was refused with ${status}: ${JSON.stringify(body)}`);
  orders.set(externalId, { orderId: body.orderId });
}

async function proveIntake(victim: Victim, orders: ReadonlyMap<string, Known>): Promise<void> {
  const rows = await victim.inClient((ctx) => query<{ externalId: string; orderId: string; lines: number; events: number }>(ctx, sql`
    select o.external_id as "externalId", o.order_id as "orderId",
      (select count(*) from orders.line l where l.client_id = o.client_id and l.order_id = o.order_id) as lines,
      (select count(*) from kernel.event e where e.client_id = o.client_id and e.subject_id = o.order_id and e.type = 'orders.order_received') as events
    from orders.customer_order o where o.client_id = ${ctx.clientId}`));
  const wrong = rows.find((row) => orders.get(row.externalId)?.orderId !== row.orderId || row.lines !== LINES || row.events !== 1);
  if (wrong) throw new Error(`not the order that was acknowledged: ${JSON.stringify(wrong)}`);
  if (rows.length !== orders.size) throw new Error(`${orders.size} orders were acknowledged, ${rows.length} are there`);
  await victim.prove();
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { trials: { type: 'string', default: '5' } } });
  const victim = await openVictim(process.env);
  try {
    const { acknowledged, repeated } = await intakeTrials(victim, Number(values.trials));
    console.log(`bench faults/intake: ${values.trials} kills, ${acknowledged} orders acknowledged, ${repeated} handed in again: every order once, nothing oversold`);
  } finally {
    await victim.close();
  }
}
