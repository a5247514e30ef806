import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { observe } from '../../server/src/signals/observe.ts';
import { type BrowserTest, expectAccessible, expectNoSidewaysScroll, openBrowserTest } from './harness.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-11-27T12:20:00Z');
const ORDERS = 12;
/** What an expert may need to declare a crisis (docs: expert tasks). */
const DECLARE_ACTIONS_MAX = 6;
const DECLARE_SECONDS_MAX = 60;

let b: BrowserTest;
let siteId: string;

before(async () => {
  b = await openBrowserTest();
  await b.t.setNow(new Date(NOW));
  const desk = b.t.as('dispatcher');
  await desk.put('/items', { items: [{ sku: 'KETTLE', title: 'Kettle' }] });
  const sites = await desk.put('/sites', { sites: [{ code: 'LDS', name: 'Leeds', kind: 'warehouse', country: 'GB' }, { code: 'RTM', name: 'Rotterdam', kind: 'warehouse', country: 'NL' }] });
  siteId = sites.body.sites.find((site: { code: string }) => site.code === 'LDS').siteId;
  await desk.post('/stock/movements', { movements: [{ siteCode: 'LDS', sku: 'KETTLE', units: 100, kind: 'received', sourceId: 'start' }] });
  for (let i = 1; i <= ORDERS; i += 1) {
    const res = await desk.post('/orders', {
      channel: 'web', externalId: `E${i}`, number: `#${i}`, placedAt: '2026-11-26T10:00:00Z', currency: 'EUR', promisedAt: '2026-12-04T23:59:59Z', customer: { externalId: `C${i}`, country: 'GB' },
      shippingAddress: { country: 'GB', city: 'Leeds' }, lines: [{ sku: 'KETTLE', title: 'Kettle', units: 2, unitPriceMinor: 2500 }], state: { approvedAt: '2026-11-26T10:05:00Z' },
    });
    assert.equal(res.status, 200);
  }
  await stopShipping();
});
after(() => b.close());

/** Thirty parcels an hour by day for more than three weeks, and none for the last two hours. */
async function stopShipping(): Promise<void> {
  const lastHour = Math.floor(NOW / HOUR_MS) * HOUR_MS;
  const hours = Array.from({ length: 25 * 24 }, (_, i) => lastHour - (i + 1) * HOUR_MS).filter((at) => new Date(at).getUTCHours() >= 8 && new Date(at).getUTCHours() < 18 && at < lastHour - 2 * HOUR_MS);
  await b.t.inClient((ctx) =>
    ctx.db.query(`insert into signals.point (client_id, series, part, at, value) select $1, 'shipped', $2, at, 30 from unnest($3::timestamptz[]) as at on conflict do nothing`, [ctx.clientId, siteId, hours.map((at) => new Date(at))]));
  await b.t.inClient(observe);
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click();

/** The status of the one row of the site. */
async function isSiteClosed(): Promise<boolean> {
  const { sites } = (await b.t.as('analyst').get('/sites')).body;
  return sites.find((site: { siteId: string }) => site.siteId === siteId).closedAt !== null;
}

test('from the wall to a stable site: seen, declared, commanded, acted, decided, reported, stood down', async () => {
  const page = await b.openPage('duty-manager', '/now');
  await page.getByText('Declare?').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Acme Home' }).click();
  await page.getByText('Parcels shipped, Leeds: 0 against 30 expected').first().waitFor();
  await expectAccessible(page);

  const startedAt = Date.now();
  let actions = 0;
  const act = async (work: Promise<unknown>): Promise<void> => {
    actions += 1;
    await work;
  };
  await act(page.getByRole('link', { name: /^Declare\? Leeds/ }).click());
  await page.getByRole('dialog').getByText(/is Leeds$/).waitFor();
  await page.getByRole('dialog').getByText(/^Suggested: SEV 3/).waitFor();
  await expectAccessible(page);
  await act(button(page, 'Declare as SEV 3').click());
  await page.waitForURL(/\/crises\/[0-9a-f-]{36}/);
  assert.ok(actions <= DECLARE_ACTIONS_MAX, `declaring took ${actions} actions`);
  assert.ok(Date.now() - startedAt < DECLARE_SECONDS_MAX * 1000);

  await page.getByRole('heading', { level: 1, name: /Leeds has stopped shipping/ }).waitFor();
  await expectAccessible(page);
  assert.equal(await button(page, 'Activate the plan').getAttribute('aria-description'), 'Nobody is in command. Assume command first.');
  await button(page, 'Assume command').click();
  await button(page, 'Assume command').waitFor({ state: 'detached' });
  await button(page, 'Activate the plan').click();
  await button(page, 'Contained').waitFor();

  await tab(page, /^Log/);
  const composer = page.getByLabel('Write into the log');
  await composer.fill('/task confirm: everybody is safe');
  await composer.press('Enter');
  await page.getByText('Done: Confirm the loss by telephone with the site (everybody is safe)').waitFor();
  await composer.fill('/decide how long');
  await composer.press('Enter');
  await page.getByLabel('Three days').check();
  await page.getByLabel('Why').fill('So the fire brigade');
  await button(page, 'Record the decision').click();
  await page.getByText(/^Decided: How long do we plan without the site\? Three days/).waitFor();

  await tab(page, /^Tasks/);
  await expectAccessible(page);
  await button(page, 'Close a site').click();
  await button(page, 'Preview').click();
  await page.getByText(`${2 * ORDERS} units promised to ${ORDERS} orders wait there`).waitFor();
  assert.equal(await isSiteClosed(), false, 'a preview changes nothing');
  await page.getByRole('button', { name: /^Close 1 / }).click();
  await page.getByRole('status').getByText('Applied').waitFor();
  assert.equal(await isSiteClosed(), true);
  await page.keyboard.press('Escape');
  await button(page, 'Hold orders').waitFor();
  await page.getByRole('heading', { name: 'Close the site' }).waitFor({ state: 'detached' });

  await tab(page, /^Reports/);
  await button(page, 'Make situation report 1').click();
  await page.getByRole('article', { name: 'Situation report 1' }).getByText('Close the site').waitFor();
  await expectAccessible(page);
  const pdfPath = await page.getByRole('link', { name: 'PDF' }).getAttribute('href');
  const pdf = await page.request.get(new URL(pdfPath!, b.t.url).href);
  assert.equal(pdf.headers()['content-type'], 'application/pdf');

  await page.getByRole('button', { name: 'More for this crisis' }).click();
  await page.getByRole('menuitem', { name: 'Stand down' }).click();
  await page.getByRole('dialog').getByText('No open unit waits at the lost site').waitFor();
  await page.getByLabel('Why stand down all the same').fill('The retailer takes over');
  await page.getByRole('dialog').getByRole('button', { name: 'Stand down' }).click();
  await button(page, 'Close').waitFor();
  await tab(page, /^Log/);
  await button(page, 'Prove the log').click();
  await page.getByText(/^Unchanged: \d+ entries proven$/).waitFor();
});

test('a crisis is declared by hand in six actions, and its room works on a phone', async () => {
  const page = await b.openPage('duty-manager', '/c/acme/crises', { size: 'phone', scheme: 'dark' });
  await button(page, 'Declare a crisis').click();
  await page.getByLabel('What has happened').fill('Power cut in Rotterdam');
  await button(page, 'Condition').click();
  await button(page, 'Site').click();
  await page.getByRole('checkbox', { name: 'Rotterdam' }).click();
  await page.getByRole('dialog').getByText('Site is Rotterdam').first().waitFor();
  await page.getByRole('button', { name: /^Declare as SEV \d$/ }).click();
  await page.waitForURL(/\/crises\/[0-9a-f-]{36}/);

  for (const name of [/^Picture/, /^Tasks/, /^Log/, /^Scope/, /^Reports/, /^People/]) {
    await tab(page, name);
    await page.getByRole('tabpanel').waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});

test('who may not command sees why', async () => {
  const page = await b.openPage('analyst', '/c/acme/crises?only=all');
  const declare = button(page, 'Declare a crisis');
  assert.equal(await declare.getAttribute('aria-disabled'), 'true');
  await page.getByRole('link', { name: '2. Power cut in Rotterdam' }).click();
  await tab(page, /^Tasks/);
  assert.equal(await button(page, 'Start').first().getAttribute('aria-description'), 'Your role may only read crises.');
});

test('what is edited in a plan is checked while typing, drafted and put into force', async () => {
  const page = await b.openPage('duty-manager', '/c/acme/plans/site-loss');
  const text = page.getByLabel('Text (YAML)');
  await text.fill((await text.inputValue()).replace('dueMinutes: 10', 'dueMinutes: -1'));
  await page.getByRole('button', { name: /^Line \d+ tasks\.0\.dueMinutes/ }).waitFor();
  assert.equal(await button(page, 'Keep as a draft').getAttribute('aria-description'), 'Mend the problems first.');
  await text.fill((await text.inputValue()).replace('dueMinutes: -1', 'dueMinutes: 12'));
  await page.getByText('12 min', { exact: true }).waitFor();
  await button(page, 'Keep as a draft').click();
  await button(page, 'Put into force').click();
  await page.getByText(/^Version \d+ in force$/).waitFor();
  await expectAccessible(page);
});
