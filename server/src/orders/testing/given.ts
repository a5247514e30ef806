import { query, sql } from '../../kernel/db.ts';
import { newId } from '../../kernel/ids.ts';
import type { TestServer } from '../../testing/server.ts';
import type { OrderDraftInput } from '../order-draft.ts';

/** A valid order of a new number, with what the test says about it. */
export function draft(over: Partial<OrderDraftInput> & { sourceUpdatedAt?: string } = {}): OrderDraftInput & { sourceUpdatedAt?: string } {
  const id = newId();
  return {
    channel: 'web',
    externalId: id,
    number: `N-${id.slice(-8)}`,
    placedAt: '2026-11-27T08:00:00Z',
    currency: 'EUR',
    customer: { email: `${id}@example.com`, name: 'Kim Example', language: 'de' },
    shippingAddress: { line1: 'Quay 1', city: 'Hamburg', country: 'DE' },
    lines: [{ sku: 'KETTLE', title: 'Kettle', units: 1, unitPriceMinor: 1999 }],
    ...over,
  };
}

/** SKU to site code to units; sites are made when they are new. */
export async function giveStock(t: TestServer, stock: Record<string, Record<string, number>>): Promise<void> {
  const siteCodes = [...new Set(Object.values(stock).flatMap(Object.keys))];
  const dispatcher = t.as('dispatcher');
  await dispatcher.put('/sites', { sites: siteCodes.map((code) => ({ code, name: `Site ${code}`, country: 'DE' })) });
  await dispatcher.put('/items', { items: Object.keys(stock).map((sku) => ({ sku, title: sku })) });
  const movements = Object.entries(stock).flatMap(([sku, sites]) =>
    Object.entries(sites).map(([siteCode, units]) => ({ sku, siteCode, units, kind: 'received', sourceId: newId() })));
  const res = await dispatcher.post('/stock/movements', { movements });
  if (res.status !== 200) throw new Error(`stock was refused: ${JSON.stringify(res.body)}`);
}

/** What became of an order's lines, and from which sites they are promised. */
export function linesOf(t: TestServer, orderId: string): Promise<{ ordered: number; allocated: number; backordered: number; sites: Record<string, number> }[]> {
  return t.inClient((ctx) => query(ctx, sql`
    select l.ordered, l.allocated, l.backordered,
      coalesce((select json_object_agg(w.code, r.units order by w.code) from inventory.reservation r
                join inventory.site w on w.client_id = r.client_id and w.site_id = r.site_id
                where r.client_id = l.client_id and r.line_id = l.line_id and r.state = 'open'), '{}') as sites
    from orders.line l where l.client_id = ${ctx.clientId} and l.order_id = ${orderId} order by l.position`));
}
