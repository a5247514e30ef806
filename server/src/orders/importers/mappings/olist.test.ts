import assert from 'node:assert/strict';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { createGunzip } from 'node:zlib';
import type { OrderDraft } from '../../order-draft.ts';
import { mappedCsv } from '../mapped-csv/mapped-csv.ts';
import { parseMapping } from '../mapping/mapping.ts';

const folder = resolve(process.env.BREAKWATER_DATA ?? '../shared/data', 'olist');
const skip = existsSync(folder) ? false : `the Olist data set is not at ${folder}; set BREAKWATER_DATA to the folder that holds it`;
const open = (name: string) => createReadStream(resolve(folder, `A-olist_${name}_dataset.csv.gz`)).pipe(createGunzip());

test('every order of the Olist data set arrives', { skip }, async () => {
  const mapping = parseMapping(readFileSync(new URL('olist.yaml', import.meta.url), 'utf8'));
  const companions = { items: open('order_items'), order_payments: open('order_payments'), customers: open('customers'), products: open('products'), sellers: open('sellers') };
  const drafts: OrderDraft[] = [];
  for await (const item of mappedCsv.read(open('orders'), { file: 'orders.csv', channel: 'olist', mapping, companions })) {
    assert.ok('draft' in item, JSON.stringify(item));
    drafts.push(item.draft);
  }
  const count = (holds: (draft: OrderDraft) => boolean) => drafts.filter(holds).length;

  assert.equal(drafts.length, 8_135);
  assert.equal(count((draft) => draft.state.sourceStatus !== 'delivered'), 2_963);
  assert.equal(drafts.flatMap((draft) => draft.lines).reduce((units, line) => units + line.units, 0), 8_365, 'a row is a unit');
  assert.equal(drafts.flatMap((draft) => draft.payments).length, 8_924);
  assert.equal(count((draft) => draft.state.cancelledAt !== undefined), 625);
  assert.equal(count((draft) => draft.state.unavailable === true), 609);
  assert.equal(count((draft) => draft.flags.includes('no_lines')), count((draft) => draft.lines.length === 0));
  assert.ok(drafts.every((draft) => draft.customer.externalId && draft.promisedAt && draft.shippingAddress?.postcode));
  assert.ok(drafts.flatMap((draft) => draft.lines).every((line) => line.siteCode && line.siteCode === line.sellerCode));
});
