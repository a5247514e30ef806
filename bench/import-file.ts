/** A file of orders in the generic format, the same for the same counts: two or three lines an order. */
const COLUMNS = [
  'external_id', 'placed_at', 'currency', 'customer_external_id', 'customer_name', 'customer_email',
  'ship_to_name', 'ship_to_line1', 'ship_to_city', 'ship_to_postcode', 'ship_to_country', 'order_total',
  'line_external_id', 'line_sku', 'line_title', 'line_units', 'line_unit_price',
];
const ORDER_CELLS = 12;
const CITIES = ['Hamburg', 'Lyon', 'Leeds', 'Porto', 'Gdansk', 'Graz', 'Gent', 'Malmo'];
const COUNTRIES = ['DE', 'FR', 'GB', 'PT', 'PL', 'AT', 'BE', 'SE'];
const START_MS = Date.UTC(2026, 8, 1);

export type ImportFileSize = { orderCount: number; itemCount: number; prefix: string };

export function linesOfOrder(order: number): number {
  return 2 + (order % 2);
}

export function* writeImportFile({ orderCount, itemCount, prefix }: ImportFileSize): Generator<string> {
  yield `${COLUMNS.join(',')}\n`;
  for (let order = 0; order < orderCount; order += 1) {
    const lineCount = linesOfOrder(order);
    const lines = Array.from({ length: lineCount }, (_, at) => ({ item: (order * 7 + at * 31) % itemCount, units: 1 + ((order + at) % 3) }));
    const total = lines.reduce((sum, { item, units }) => sum + priceCents(item) * units, 0);
    const city = order % CITIES.length;
    const head = [
      `${prefix}-${order}`, new Date(START_MS + order * 20_000).toISOString(), 'EUR', `C-${prefix}-${order}`, `Buyer ${order}`, `buyer-${order}@example.com`,
      `Buyer ${order}`, `Quay ${order % 400}`, CITIES[city], String(10_000 + (order % 80_000)), COUNTRIES[city], major(total),
    ];
    for (const [at, { item, units }] of lines.entries()) {
      const cells = at === 0 ? head : [head[0], ...Array<string>(ORDER_CELLS - 1).fill('')];
      yield `${[...cells, String(at + 1), `SKU-${item}`, `Item ${item}`, String(units), major(priceCents(item))].join(',')}\n`;
    }
  }
}

function priceCents(item: number): number {
  return 500 + ((item * 37) % 9_000);
}

function major(cents: number): string {
  return (cents / 100).toFixed(2);
}
