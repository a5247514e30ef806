import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseSites, openLedger } from './choose-sites.ts';

const site = (code: string, country: string, latitude: number | null, longitude: number | null) => ({ siteId: code, code, country, latitude, longitude });
const SITES = [site('LDS', 'GB', 54, -1), site('LYS', 'FR', 46, 5), site('POZ', 'PL', 52, 17), site('AAA', 'IS', null, null)];

function siteFor(country: string | null, stocked: string[]): string | undefined {
  const ledger = openLedger({ sites: SITES, free: stocked.map((siteId) => ({ itemId: 'kettle', siteId, freeUnits: 5 })) });
  return chooseSites([{ orderId: 'o', lineId: 'l', itemId: 'kettle', units: 1, siteId: null }], ledger, country)[0]?.siteId;
}

test('an order goes to a site of its own country, else to the nearest, else to one whose place is unknown', () => {
  assert.equal(siteFor('GB', ['LYS', 'LDS', 'POZ', 'AAA']), 'LDS');
  assert.equal(siteFor('PT', ['LDS', 'LYS', 'POZ', 'AAA']), 'LYS');
  assert.equal(siteFor('CZ', ['LDS', 'LYS', 'POZ', 'AAA']), 'POZ');
  assert.equal(siteFor('PT', ['AAA', 'POZ']), 'POZ');
  assert.equal(siteFor('IS', ['AAA', 'LDS']), 'AAA');
});

test('from an unknown country the choice goes by code, so that it is repeatable', () => {
  assert.equal(siteFor(null, ['LYS', 'LDS']), 'LDS');
  assert.equal(siteFor('XX', ['LYS', 'LDS']), 'LDS');
});
