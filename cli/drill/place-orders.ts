import type { Desk } from './desk.ts';

export type Acknowledged = { draft: { channel: string; externalId: string }; orderId: string };

type Stock = { sku: string; title: string; free: number };

/** Orders as a shop hands them over, each acknowledged with its id; what the server has said yes to must be there in the end. */
export async function placeOrders(desk: Desk, now: string, count: number): Promise<Acknowledged[]> {
  const { rows } = await desk.ask<{ rows: Stock[] }>('administrator', 'GET', '/stock?limit=100');
  const sold = rows.filter((row) => row.free >= count);
  const drafts = Array.from({ length: count }, (_, i) => {
    const { sku, title } = sold[i % sold.length]!;
    return {
      channel: 'drill', externalId: `DRILL-${i + 1}`, number: `DRILL-${i + 1}`, placedAt: now, currency: 'EUR',
      promisedAt: new Date(Date.parse(now) + PROMISE_DAYS * 86_400_000).toISOString(),
      customer: { email: `customer-${i + 1}@drill.example`, name: `Customer ${i + 1}`, language: 'en', country: 'NL' },
      shippingAddress: { line1: `Quay ${i + 1}`, city: 'Rotterdam', country: 'NL' },
      lines: [{ externalId: '1', sku, title, units: 1, unitPriceMinor: 1999 }],
    };
  });
  const acknowledged: Acknowledged[] = [];
  for (const draft of drafts) {
    const { orderId } = await desk.ask<{ orderId: string }>('administrator', 'POST', '/orders', draft);
    acknowledged.push({ draft, orderId });
  }
  return acknowledged;
}

const PROMISE_DAYS = 4;
