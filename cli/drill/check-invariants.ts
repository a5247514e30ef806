import type { Desk } from './desk.ts';

/** What must hold whatever happens. `broken` says in words what does not; null: it holds. */
export type Checked = { what: string; broken: string | null };

type Mail = { sourceId: string; sourceKind: string; to: string | null };
type Stock = { sku: string; siteCode: string; onHand: number; reserved: number; quarantined: number; free: number };
type Acknowledged = { draft: { channel: string; externalId: string }; orderId: string };
type Received = { orders: { orderId: string; outcome: string }[] };

const PAGE = 200;

/** Look at everything through the public API, as an auditor would. */
export async function checkInvariants(desk: Desk, given: { crisisId: string; acknowledged: readonly Acknowledged[]; heldShipped: number }): Promise<Checked[]> {
  return [
    { what: 'every acknowledged order is there once', broken: await orderTwice(desk, given.acknowledged) },
    { what: 'nothing is promised that is not there', broken: await oversold(desk) },
    { what: 'every balance follows from the ledger', broken: await unproven(desk) },
    { what: 'no customer was sent the same thing twice', broken: await toldTwice(desk) },
    { what: 'nothing held has left', broken: given.heldShipped === 0 ? null : `${given.heldShipped} held orders were shipped` },
    { what: 'the crisis log is whole', broken: await brokenChain(desk, `/crises/${given.crisisId}/log/verify`) },
    { what: 'the chain over all events is whole', broken: await brokenChain(desk, '/events/verify') },
  ];
}

/** Handing in the same orders again must find the very ones that were acknowledged. */
async function orderTwice(desk: Desk, acknowledged: readonly Acknowledged[]): Promise<string | null> {
  const { orders } = await desk.ask<Received>('administrator', 'POST', '/orders/batch', { orders: acknowledged.map((one) => one.draft) });
  const wrong = acknowledged.filter((one, i) => orders[i]?.orderId !== one.orderId || orders[i]?.outcome === 'new');
  return wrong.length === 0 ? null : `${wrong.length} of ${acknowledged.length} acknowledged orders are not there or twice, e.g. ${wrong[0]!.draft.externalId}`;
}

async function oversold(desk: Desk): Promise<string | null> {
  const rows = await allRows<Stock>(desk, '/stock');
  const wrong = rows.filter((row) => row.free < 0 || row.reserved + row.quarantined > row.onHand);
  return wrong.length === 0 ? null : `${wrong.length} stocks promise more than they have, e.g. ${wrong[0]!.sku} at ${wrong[0]!.siteCode}`;
}

async function unproven(desk: Desk): Promise<string | null> {
  const { unproven: wrong } = await desk.ask<{ unproven: unknown[] }>('administrator', 'GET', '/stock/proof');
  return wrong.length === 0 ? null : `${wrong.length} balances differ from the ledger: ${JSON.stringify(wrong[0])}`;
}

async function toldTwice(desk: Desk): Promise<string | null> {
  const mails = await allRows<Mail>(desk, '/outbox');
  const twice = [...Map.groupBy(mails, (mail) => `${mail.sourceId} ${mail.to}`)].filter(([, same]) => same.length > 1);
  return twice.length === 0 ? null : `${twice.length} customers were written to more than once for one notice`;
}

async function brokenChain(desk: Desk, path: string): Promise<string | null> {
  const { brokenAt } = await desk.ask<{ brokenAt: number | null }>('administrator', 'GET', path);
  return brokenAt === null ? null : `broken at position ${brokenAt}`;
}

export async function allRows<Row>(desk: Desk, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: { rows: Row[]; next: string | null } = await desk.ask('administrator', 'GET', `${path}${path.includes('?') ? '&' : '?'}limit=${PAGE}${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`);
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}
