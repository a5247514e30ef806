import type { ClientScope } from '../kernel/ctx.ts';
import { withClient, type Database } from '../kernel/db.ts';
import { once, onceEach, type Done } from '../kernel/idempotency.ts';
import type { Services } from '../kernel/jobs.ts';
import { receiveOrders, type ReceivedDraft, type ReceivedOrder } from './receive-orders.ts';

/** Orders of one shared transaction. Larger ones gain little and make each request wait longer. */
const BATCH_ORDERS_MAX = 64;
/** Shared transactions under way for one caller: one more fills while the other commits. */
const BATCHES_AT_ONCE = 2;
const OPERATION = 'receiveOrder';

export type ReceiveRequest = {
  scope: ClientScope;
  draft: ReceivedDraft;
  key: string | undefined;
  /** What the key stands for: params, query and body of the request. */
  asked: unknown;
};

type Waiting = ReceiveRequest & { resolve(done: Done<ReceivedOrder>): void; reject(error: unknown): void };
type Line = { waiting: Waiting[]; running: number };

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
    pump(services, line);
  });
}

const lines = new WeakMap<Database, Map<string, Line>>();

/** One line a caller and client, because a transaction has one actor. */
function lineOf(database: Database, scope: ClientScope): Line {
  const ofDatabase = lines.get(database) ?? new Map<string, Line>();
  lines.set(database, ofDatabase);
  const key = `${scope.clientId} ${scope.actor.id}`;
  const line = ofDatabase.get(key) ?? { waiting: [], running: 0 };
  ofDatabase.set(key, line);
  return line;
}

function pump(services: Services, line: Line): void {
  while (line.waiting.length > 0 && line.running < BATCHES_AT_ONCE) {
    const batch = line.waiting.splice(0, BATCH_ORDERS_MAX);
    line.running += 1;
    void receiveTogether(services, batch).finally(() => {
      line.running -= 1;
      pump(services, line);
    });
  }
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
    services.log.debug({ orderCount: batch.length, error: (error as Error).message }, 'shared intake failed, each order is received alone');
    await Promise.all(batch.map((one) => receiveAlone(services, one).then(one.resolve, one.reject)));
  }
}

function receiveAlone(services: Services, { scope, draft, key, asked }: Waiting): Promise<Done<ReceivedOrder>> {
  return withClient(services.database, scope, async (ctx) => {
    const work = async (): Promise<{ status: number; response: ReceivedOrder }> => ({ status: 200, response: (await receiveOrders(ctx, [draft]))[0]! });
    return key === undefined ? { ...(await work()), replayed: false } : once(ctx, key, OPERATION, asked, work);
  });
}
