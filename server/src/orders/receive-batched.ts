import { setTimeout } from 'node:timers/promises';
import type { ClientScope } from '../kernel/ctx.ts';
import { withClient, type Database } from '../kernel/db.ts';
import { once, onceEach, type Done } from '../kernel/idempotency.ts';
import type { Services } from '../kernel/jobs.ts';
import { receiveOrders, type ReceivedDraft, type ReceivedOrder } from './receive-orders.ts';

/** Orders of one shared transaction. Larger ones gain little and make each request wait longer. */
const BATCH_ORDERS_MAX = 64;
/**
 * How long a busy line waits for the rest of its callers, who have just been answered and
 * come again one after the other. Without it every large transaction is followed by one of a
 * single order, for which the others wait.
 */
const GATHER_MS = 5;
/** A line that was last served longer ago is idle again, and its next order starts at once. */
const IDLE_AFTER_MS = 50;
const OPERATION = 'receiveOrder';

export type ReceiveRequest = {
  scope: ClientScope;
  draft: ReceivedDraft;
  key: string | undefined;
  /** What the key stands for: params, query and body of the request. */
  asked: unknown;
};

type Waiting = ReceiveRequest & { resolve: (done: Done<ReceivedOrder>) => void; reject: (error: unknown) => void };
type Line = { waiting: Waiting[]; isBusy: boolean; lastCount: number; servedAt: number };

/**
 * Receive one order in a transaction shared with the requests of the same caller that came
 * while the last one was being committed. Alone it starts at once; under load a commit and
 * the statements before it are paid once for many orders.
 *
 * Each request keeps its own answer and Idempotency-Key. The answer comes after the commit.
 * When a shared transaction fails, each of its requests is done again alone, so that only
 * the one at fault fails.
 */
export function receiveBatched(services: Services, request: ReceiveRequest): Promise<Done<ReceivedOrder>> {
  return new Promise((resolve, reject) => {
    const line = lineOf(services.database, request.scope);
    line.waiting.push({ ...request, resolve, reject });
    void pump(services, line);
  });
}

const lines = new WeakMap<Database, Map<string, Line>>();

/** One line a caller and client, because a transaction has one actor. */
function lineOf(database: Database, scope: ClientScope): Line {
  const ofDatabase = lines.get(database) ?? new Map<string, Line>();
  lines.set(database, ofDatabase);
  const key = `${scope.clientId} ${scope.actor.id}`;
  const line = ofDatabase.get(key) ?? { waiting: [], isBusy: false, lastCount: 0, servedAt: 0 };
  ofDatabase.set(key, line);
  return line;
}

/** One transaction at a time: a second one would mostly wait for the first one's stock. */
async function pump(services: Services, line: Line): Promise<void> {
  if (line.isBusy) return;
  line.isBusy = true;
  while (line.waiting.length > 0) {
    const isIdle = performance.now() - line.servedAt > IDLE_AFTER_MS;
    if (!isIdle && line.waiting.length < line.lastCount) await setTimeout(GATHER_MS);
    const batch = line.waiting.splice(0, BATCH_ORDERS_MAX);
    line.lastCount = batch.length;
    await receiveTogether(services, batch);
    line.servedAt = performance.now();
  }
  line.isBusy = false;
}

async function receiveTogether(services: Services, batch: readonly Waiting[]): Promise<void> {
  try {
    const answers = await withClient(services.database, batch[0]!.scope, (ctx) =>
      onceEach(ctx, OPERATION, batch.map(({ key, asked }) => ({ key, body: asked })), async (indexes) => {
        const received = await receiveOrders(ctx, indexes.map((index) => batch[index]!.draft));
        return received.map((response) => ({ status: 200, response }));
      }),
    );
    answers.forEach((answer, i) => (answer instanceof Error ? batch[i]!.reject(answer) : batch[i]!.resolve(answer)));
  } catch (error) {
    services.log.debug({ orderCount: batch.length, error }, 'shared intake failed, each order is received alone');
    await Promise.all(batch.map((one) => receiveAlone(services, one).then(one.resolve, one.reject)));
  }
}

function receiveAlone(services: Services, { scope, draft, key, asked }: Waiting): Promise<Done<ReceivedOrder>> {
  return withClient(services.database, scope, async (ctx) => {
    const work = async (): Promise<{ status: number; response: ReceivedOrder }> => ({ status: 200, response: (await receiveOrders(ctx, [draft]))[0]! });
    return key === undefined ? { ...(await work()), replayed: false } : once(ctx, key, OPERATION, asked, work);
  });
}
