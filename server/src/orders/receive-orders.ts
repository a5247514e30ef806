import type { Ctx } from '../kernel/ctx.ts';
import { execute, sql } from '../kernel/db.ts';
import { publishMany } from '../kernel/events.ts';
import { joinStanding } from '../actions/index.ts';
import { putAddresses, upsertCustomers, type OrderAddress } from '../customers/index.ts';
import { lockFreeStock, reserve, resolveItems, resolveSites } from '../inventory/index.ts';
import { orderReceived, type OrderReceived } from './events.ts';
import { openChanges, releaseChangedStock, writeChanges, type ChangedOrder } from './intake/change-orders.ts';
import { chooseSites, openLedger } from './intake/choose-sites.ts';
import { lockKnownOrders, orderKey, type KnownOrder } from './intake/known-orders.ts';
import { applyStock, contentHash, placeUnits, planOrder, stageOf, sumUnits, totalMinor, type PlannedOrder, type ReceivedDraft, type ResolvedIds } from './intake/plan-order.ts';
import { insertLines, insertOrders, insertPayments } from './intake/write-orders.ts';
import type { Stage } from './states.ts';

export type { ReceivedDraft };

/** `stale`: older than what we have, and ignored. */
export type ReceiveOutcome = 'new' | 'unchanged' | 'changed' | 'stale';

export type ReceivedOrder = { orderId: string; outcome: ReceiveOutcome; stage: Stage; version: number };

/** Drafts of one call; a caller with more sends batches. */
export const RECEIVE_DRAFTS_MAX = 2_000;

/**
 * Take in orders: customers, addresses, orders, lines, payments, events, and at once the
 * stock they can have, all in the caller's transaction and in a fixed number of statements
 * however many drafts there are. Answers in the order of the drafts.
 *
 * An order is known by channel and external id. The same content again changes nothing; a
 * newer version (`sourceUpdatedAt`; without one, whatever comes later is newer) changes it,
 * its lines only until work on them begins; an older version is ignored.
 *
 * Stock is served in the order of the drafts, by `chooseSites`; units it does not have are
 * backordered. See `placeUnits` for what takes no stock. The stage is that of the client's
 * clock; what the draft tells of the future is applied by `advanceOrders`.
 *
 * @throws {Error} over RECEIVE_DRAFTS_MAX drafts.
 */
export async function receiveOrders(ctx: Ctx, drafts: readonly ReceivedDraft[]): Promise<ReceivedOrder[]> {
  if (drafts.length > RECEIVE_DRAFTS_MAX) throw new Error(`${drafts.length} drafts in one call; send at most ${RECEIVE_DRAFTS_MAX}`);
  const answers: ReceivedOrder[] = Array.from({ length: drafts.length });
  for (const round of roundsOf(drafts)) {
    const received = await receiveRound(ctx, round.map((index) => drafts[index]!));
    round.forEach((index, i) => { answers[index] = received[i]!; });
  }
  return answers;
}

/** Indexes of drafts in rounds, so that an order that comes twice is received one version after the other. */
function roundsOf(drafts: readonly ReceivedDraft[]): number[][] {
  const rounds: number[][] = [];
  const seen = new Map<string, number>();
  drafts.forEach((draft, index) => {
    const round = seen.get(orderKey(draft)) ?? 0;
    seen.set(orderKey(draft), round + 1);
    (rounds[round] ??= []).push(index);
  });
  return rounds;
}

/** Try until nobody else inserts one of the same orders in between; then it is known. */
async function receiveRound(ctx: Ctx, drafts: readonly ReceivedDraft[]): Promise<ReceivedOrder[]> {
  for (;;) {
    await execute(ctx, sql`savepoint intake`);
    const received = await tryReceive(ctx, drafts);
    if (received) return received;
    await execute(ctx, sql`rollback to savepoint intake`);
  }
}

async function tryReceive(ctx: Ctx, drafts: readonly ReceivedDraft[]): Promise<ReceivedOrder[] | undefined> {
  const knownOrders = await lockKnownOrders(ctx, drafts);
  const outcomes = drafts.map((draft) => outcomeOf(draft, knownOrders.get(orderKey(draft))));
  const work = drafts.filter((_, i) => outcomes[i] === 'new' || outcomes[i] === 'changed');
  const { planned, ids } = await planOrders(ctx, work);

  const fresh = planned.filter((order) => !knownOrders.has(orderKey(order.draft)));
  const changed = await openChanges(ctx, planned.flatMap((order) => {
    const before = knownOrders.get(orderKey(order.draft));
    return before ? [{ order, before }] : [];
  }), ids);
  await serve(ctx, [...planned], changed);
  if (!(await insertOrders(ctx, fresh))) return undefined;
  await insertLines(ctx, fresh);
  await insertPayments(ctx, fresh);
  await putAddresses(ctx, planned.flatMap(addressesOf));
  await publishMany(ctx, orderReceived, fresh.map((order) => ({ subjectId: order.orderId, payload: receivedFacts(order, ctx.now) })));
  const refreshed = await writeChanges(ctx, changed);
  // Here and not in a reaction: a job for each of a million imported orders would keep the
  // critical lane busy for nothing, and a stop-ship knows of the order from its commit on.
  if (planned.length > 0) await joinStanding(ctx, 'order', planned.map((order) => order.orderId));

  const byKey = new Map(fresh.map((order) => [orderKey(order.draft), order]));
  return drafts.map((draft, i): ReceivedOrder => {
    const order = byKey.get(orderKey(draft));
    if (order) return { orderId: order.orderId, outcome: 'new', stage: stageOf(order, ctx.now).stage, version: 1 };
    const before = knownOrders.get(orderKey(draft))!;
    const { stage, version } = refreshed.get(before.orderId) ?? before;
    return { orderId: before.orderId, outcome: outcomes[i]!, stage, version };
  });
}

function outcomeOf(draft: ReceivedDraft, known: KnownOrder | undefined): ReceiveOutcome {
  if (!known) return 'new';
  if (known.contentHash === contentHash(draft)) return 'unchanged';
  const isOlder = draft.sourceUpdatedAt !== undefined && known.sourceUpdatedAt !== null && Date.parse(draft.sourceUpdatedAt) < Date.parse(known.sourceUpdatedAt);
  return isOlder ? 'stale' : 'changed';
}

async function planOrders(ctx: Ctx, drafts: readonly ReceivedDraft[]): Promise<{ planned: PlannedOrder[]; ids: ResolvedIds }> {
  const lines = drafts.flatMap((draft) => draft.lines);
  const ids: ResolvedIds = {
    items: await resolveItems(ctx, new Map(lines.flatMap((line) => (line.sku === undefined ? [] : [[line.sku, { title: line.title }]])))),
    sites: await resolveSites(ctx, [...new Set(lines.flatMap((line) => line.siteCode ?? []))]),
  };
  const customerIds = await upsertCustomers(ctx, drafts.map((draft) => ({ channel: draft.channel, ...draft.customer, country: draft.customer.country ?? draft.shippingAddress?.country })));
  return { planned: drafts.map((draft, i) => planOrder(draft, customerIds[i]!, ids)), ids };
}

/** Give the orders what stock has, in their order, and lay the rest on backorder. */
async function serve(ctx: Ctx, planned: readonly PlannedOrder[], changed: readonly ChangedOrder[]): Promise<void> {
  const keepsLines = new Set(changed.filter((one) => one.keepsLines).map((one) => one.order.orderId));
  const needs = planned.filter((order) => !keepsLines.has(order.orderId)).map((order) => ({ order, needs: placeUnits(order, ctx.now) }));
  const itemIds = planned.flatMap((order) => order.lines.flatMap((line) => line.itemId ?? []));
  const mayGiveBack = changed.length > keepsLines.size;
  // Locks come first and all at once; what changed orders give back is seen by the second look.
  if (mayGiveBack) {
    await lockFreeStock(ctx, itemIds);
    await releaseChangedStock(ctx, changed);
  }
  const ledger = openLedger(await lockFreeStock(ctx, needs.flatMap((one) => one.needs.map((need) => need.itemId))));
  const wants = needs.flatMap((one) => {
    const got = chooseSites(one.needs, ledger, one.order.country);
    applyStock(one.order, one.needs, got);
    return got;
  });
  await reserve(ctx, wants);
}

function addressesOf({ orderId, customerId, draft }: PlannedOrder): OrderAddress[] {
  return [
    ...(draft.shippingAddress ? [{ orderId, customerId, kind: 'shipping' as const, ...draft.shippingAddress }] : []),
    ...(draft.billingAddress ? [{ orderId, customerId, kind: 'billing' as const, ...draft.billingAddress }] : []),
  ];
}

function receivedFacts(order: PlannedOrder, now: Date): OrderReceived {
  const { draft, lines, orderId } = order;
  const units = sumUnits(lines);
  return {
    orderId,
    stage: stageOf(order, now).stage,
    channel: draft.channel,
    externalId: draft.externalId,
    number: draft.number,
    placedAt: new Date(draft.placedAt).toISOString(),
    totalMinor: totalMinor(draft),
    currency: draft.currency,
    units: units.ordered,
    shortUnits: units.backordered,
  };
}
