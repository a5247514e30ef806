import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type BrowserTest, expectAccessible, expectNoSidewaysScroll, openBrowserTest } from './harness.ts';

let b: BrowserTest;

before(async () => {
  b = await openBrowserTest();
  const desk = b.t.as('dispatcher');
  await desk.put('/sites', { sites: [site('LDS', 'Leeds', 'GB'), site('LIL', 'Lille', 'FR')] });
  await desk.put('/items', { items: [{ sku: 'KETTLE', title: 'Kettle' }] });
  await desk.post('/stock/movements', { movements: [stock('LDS', 6), stock('LIL', 20)] });
  await desk.post('/orders/batch', { orders: Array.from({ length: 12 }, (_, i) => order(i)) });
});

after(() => b.close());

const PAGES = ['backlog', 're-plan', 'stock', 'imports', 'messages', 'messages?tab=compose', 'messages?tab=templates', 'messages?tab=outbox', 'messages?tab=status', 'settings'];

for (const path of PAGES) {
  test(`${path} can be used by everybody, in light on a desk and in dark on a phone`, async () => {
    for (const look of [{ size: 'desk', scheme: 'light' }, { size: 'phone', scheme: 'dark' }] as const) {
      const page = await b.openPage('duty-manager', `/c/acme/${path}`, look);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.context().close();
    }
  });
}

test('orders are found, selected, held with a preview, and their story tells it', async () => {
  const page = await b.openPage('dispatcher', '/c/acme/backlog');
  await page.getByRole('searchbox', { name: 'Search orders' }).fill('B-100');
  await page.getByText('B-1003').waitFor();
  await page.getByRole('checkbox', { name: 'Select Order B-1003' }).click();
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Hold', exact: true }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Preview' }).click();
  await drawer.getByRole('button', { name: /^Hold 1 / }).click();
  await drawer.getByText('Applied').waitFor();
  await drawer.getByRole('button', { name: 'Done' }).click();
  await page.getByText('B-1003').click();
  const panel = page.getByRole('complementary', { name: 'Order B-1003' });
  await panel.getByText('Held: crisis').waitFor();
  assert.match(page.url(), /search=B-100&open=/);
});

test('a site is closed with a preview, and the re-plan moves what it had promised', async () => {
  const page = await b.openPage('dispatcher', '/c/acme/stock');
  const leeds = page.getByRole('list', { name: 'Sites' }).getByRole('listitem').filter({ hasText: 'Leeds' });
  await leeds.getByRole('button', { name: 'Close…' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Why' }).fill('Flooded');
  await drawer.getByRole('button', { name: 'Preview' }).click();
  await drawer.getByRole('button', { name: /^Close 1 / }).click();
  await drawer.getByText('Applied').waitFor();
  await drawer.getByRole('button', { name: 'Done' }).click();
  await leeds.getByText('Closed').waitFor();

  await page.goto(`${b.t.url}/c/acme/re-plan`);
  await page.getByRole('button', { name: 'Compute a plan' }).click();
  await page.getByText('Moved off Leeds, which is closed, to Lille.').first().waitFor();
  await page.getByRole('button', { name: 'Apply' }).click();
  await drawer.getByRole('button', { name: /^Re-plan \d+ / }).click();
  await drawer.getByText('Applied').waitFor();
  await drawer.getByRole('button', { name: 'Done' }).click();
  await page.getByText('It has been applied').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'See the backlog' }).waitFor();
});

test('a file is imported, and what was refused is shown with its row and reason', async () => {
  const page = await b.openPage('dispatcher', '/c/acme/imports');
  const good = JSON.stringify(order(500));
  const bad = JSON.stringify({ ...order(501), placedAt: 'yesterday' });
  await page.getByLabel('Drop a file of orders here').setInputFiles({ name: 'orders.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(`${good}\n${bad}\n`) });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'orders.ndjson' });
  await panel.getByText('Done, some refused').waitFor();
  await panel.getByRole('cell', { name: 'yesterday' }).waitFor();
});

function site(code: string, name: string, country: string) {
  return { code, name, country, capacityUnitsPerDay: 100 };
}

function stock(siteCode: string, units: number) {
  return { sku: 'KETTLE', siteCode, units, kind: 'received', sourceId: `delivery-${siteCode}` };
}

/** British orders, so that Leeds has them until it closes. */
function order(index: number) {
  return {
    channel: 'web',
    externalId: `ext-${index}`,
    number: `B-${1000 + index}`,
    placedAt: '2026-11-26T09:00:00Z',
    currency: 'EUR',
    customer: { name: 'Kim Example', email: `kim${index}@example.org`, language: 'en', country: 'GB' },
    shippingAddress: { line1: '1 High Street', city: 'York', postcode: 'YO1', country: 'GB' },
    lines: [{ sku: 'KETTLE', title: 'Kettle', units: 1, unitPriceMinor: 3900 }],
    totals: { totalMinor: 3900 },
    promisedAt: '2026-11-30T17:00:00Z',
    state: { approvedAt: '2026-11-26T09:00:00Z' },
  };
}
