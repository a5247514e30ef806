/** The load of the intake benchmark: sends orders over some connections for some seconds. */
import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { newId } from '../server/src/kernel/ids.ts';

export const LoadTask = z.object({
  url: z.string(),
  token: z.string(),
  clientId: z.string(),
  providerId: z.string(),
  itemIds: z.array(z.string()),
  siteIds: z.array(z.string()),
  connections: z.int(),
  seconds: z.number(),
});
export type LoadTask = z.infer<typeof LoadTask>;

const LINES = 3;

/** Keep `connections` workers busy until the time is over; answers rate and waits. */
export async function runLoad(task: LoadTask, work: (worker: number) => Promise<void>): Promise<void> {
  const waitsMs: number[] = [];
  const start = performance.now();
  const end = start + task.seconds * 1000;
  await Promise.all(Array.from({ length: task.connections }, async (_, worker) => {
    while (performance.now() < end) {
      const begun = performance.now();
      await work(worker);
      waitsMs.push(performance.now() - begun);
    }
  }));
  const elapsedSeconds = (performance.now() - start) / 1000;
  waitsMs.sort((one, other) => one - other);
  const at = (share: number): number => Math.round(waitsMs[Math.floor(waitsMs.length * share)]! * 10) / 10;
  console.log(JSON.stringify({ perSecond: waitsMs.length / elapsedSeconds, p50Ms: at(0.5), p95Ms: at(0.95) }));
}

/** Three different items. */
export function pickItems(count: number): number[] {
  const picked = new Set<number>();
  while (picked.size < LINES) picked.add(Math.floor(Math.random() * count));
  return [...picked];
}

if (import.meta.main) {
  const task = LoadTask.parse(await json(process.stdin));
  const agent = new Agent({ keepAlive: true, maxSockets: task.connections });
  const path = `/api/v1/clients/${task.clientId}/orders`;
  await runLoad(task, () => send(task, agent, path, orderBody(task.itemIds.length)));
  agent.destroy();
}

function orderBody(itemCount: number): string {
  const id = newId();
  return JSON.stringify({
    channel: 'web',
    externalId: id,
    number: id.slice(-12),
    placedAt: new Date().toISOString(),
    currency: 'EUR',
    customer: { email: `${id}@example.com`, name: 'Kim Example', language: 'de' },
    shippingAddress: { name: 'Kim Example', line1: 'Quay 1', postcode: '20457', city: 'Hamburg', country: 'DE' },
    lines: pickItems(itemCount).map((item) => ({ sku: `SKU-${item}`, title: `Item ${item}`, units: 1, unitPriceMinor: 1999 })),
  });
}

function send(task: LoadTask, agent: Agent, path: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(task.url + path, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization: `Bearer ${task.token}`, 'idempotency-key': newId() },
    }, (answer) => {
      answer.resume();
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`the server answered ${answer.statusCode}`))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
