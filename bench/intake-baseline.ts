/** The baseline of the intake benchmark: the same work by bare prepared statements. */
import { json } from 'node:stream/consumers';
import { Client } from 'pg';
import { roleUrl } from '../server/src/kernel/db.ts';
import { newId, SYSTEM_ID } from '../server/src/kernel/ids.ts';
import { deriveKey, hmacHex } from '../server/src/kernel/secrets.ts';
import { LoadTask, pickItems, runLoad } from './intake-load.ts';

const task = LoadTask.parse(await json(process.stdin));
const secret = process.env.BREAKWATER_SECRET!;
const connectionString = roleUrl(process.env.DATABASE_URL!, 'bw_app', secret);
const connections = await Promise.all(Array.from({ length: task.connections }, async () => {
  const db = new Client({ connectionString });
  await db.connect();
  return db;
}));
const contextKey = deriveKey(secret, 'database context');
const bodyHash = Buffer.alloc(32, 7);

await runLoad(task, (worker) => commitOrder(connections[worker]!));
await Promise.all(connections.map((db) => db.end()));

async function commitOrder(db: Client): Promise<void> {
  const { clientId } = task;
  const orderId = newId();
  const now = new Date();
  // Items in id order, as any careful program locks them.
  const itemIds = pickItems(task.itemIds.length).map((item) => task.itemIds[item]!).sort();
  await db.query(`begin; select app.enter('${signedContext()}')`);
  await db.query({ name: 'key', text: `insert into kernel.idempotency (client_id, actor_id, key, operation, body_hash, status, response) values ($1, $2, $3, 'receiveOrder', $4, 200, $5)`, values: [clientId, SYSTEM_ID, newId(), bodyHash, JSON.stringify({ orderId })] });
  await db.query({
    name: 'order',
    text: `insert into orders.customer_order (client_id, order_id, channel, external_id, number, currency, placed_at, total_minor, country, stage, approved_at, content_hash, line_count, units, units_open, site_id)
           values ($1, $2, 'web', $3, $4, 'EUR', $5, 5997, 'DE', 'allocated', $5, $6, 3, 3, 3, $7)`,
    values: [clientId, orderId, orderId, orderId.slice(-12), now, orderId, task.siteIds[0]],
  });
  await db.query({
    name: 'lines',
    text: `insert into orders.line (client_id, line_id, order_id, position, item_id, sku, title, unit_price_minor, ordered, allocated)
           values ($1, $2, $5, 1, $6, 'SKU', 'Item', 1999, 1, 1), ($1, $3, $5, 2, $7, 'SKU', 'Item', 1999, 1, 1), ($1, $4, $5, 3, $8, 'SKU', 'Item', 1999, 1, 1)`,
    values: [clientId, newId(), newId(), newId(), orderId, ...itemIds],
  });
  await db.query({
    name: 'event',
    text: `insert into kernel.event (client_id, event_id, type, subject_id, payload, actor_kind, actor_id, request_id, business_at) values ($1, $2, 'orders.order_received', $3, $4, 'token', $5, 'bench', $6)`,
    values: [clientId, newId(), orderId, JSON.stringify({ orderId, stage: 'allocated' }), SYSTEM_ID, now],
  });
  await db.query({ name: 'outbox', text: `insert into kernel.outbox (client_id, outbox_id, job, lane, payload) values ($1, $2, 'tenancy.deliver_webhook', 'bulk', $3)`, values: [clientId, newId(), JSON.stringify({ orderId })] });
  for (const itemId of itemIds) {
    const { rowCount } = await db.query({
      name: 'stock',
      text: `update inventory.stock set reserved = reserved + 1 where client_id = $1 and item_id = $2 and site_id = $3 and on_hand - quarantined - reserved >= 1`,
      values: [clientId, itemId, task.siteIds[0]],
    });
    if (rowCount !== 1) throw new Error('the baseline ran out of stock');
  }
  await db.query('commit');
}

function signedContext(): string {
  const message = `${task.clientId}.${task.providerId}.${(Math.floor(Date.now() / 1000) + 900).toString(16)}`;
  return `${message}.${hmacHex(contextKey, message)}`;
}
