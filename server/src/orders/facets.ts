import type { Facet, Subject } from '../scopes/index.ts';
import { sql } from '../kernel/db.ts';
import { customersByMail, sellers, skus, usualValues } from './facet-options.ts';
import { STAGES } from './states.ts';

/** What a scope can select here. */
export const orderSubjects: readonly Subject[] = [
  { subject: 'order', title: 'orders', from: sql`orders.customer_order o`, alias: 'o', key: sql`o.order_id`, label: sql`o.number` },
  { subject: 'line', title: 'order lines', from: sql`orders.line l`, alias: 'l', key: sql`l.line_id`, label: sql`coalesce(l.sku, l.title)` },
  { subject: 'customer', title: 'customers', from: sql`customers.customer k`, alias: 'k', key: sql`k.customer_id` },
];

/** What a scope can ask of orders; item, lot and site come from inventory. */
export const orderFacets: readonly Facet[] = [
  { name: 'stage', title: 'Stage', kind: 'values', options: async (_ctx, search) => stageOptions(search), words: async (_ctx, values) => values.map(stageInWords) },
  { name: 'open', title: 'Open', kind: 'flag' },
  { name: 'held', title: 'Held', kind: 'flag' },
  { name: 'late', title: 'Late', kind: 'flag' },
  { name: 'priority', title: 'Priority', kind: 'number' },
  { name: 'placedAt', title: 'Placed', kind: 'time' },
  { name: 'promisedAt', title: 'Promised', kind: 'time' },
  { name: 'channel', title: 'Channel', kind: 'values', options: usualValues(sql`array[o.channel]`) },
  { name: 'country', title: 'Country', kind: 'values', options: usualValues(sql`array[o.country]`) },
  { name: 'language', title: 'Language', kind: 'values', options: usualValues(sql`array[o.language]`) },
  { name: 'tag', title: 'Tag', kind: 'values', options: usualValues(sql`o.tags`) },
  { name: 'flag', title: 'Flag', kind: 'values', options: usualValues(sql`o.flags`), words: async (_ctx, values) => values.map((value) => value.replaceAll('_', ' ')) },
  { name: 'value', title: 'Value', kind: 'number', unit: 'minor units' },
  { name: 'number', title: 'Number', kind: 'values' },
  { name: 'customer', title: 'Customer', kind: 'ids', options: customersByMail },
  { name: 'sku', title: 'SKU', kind: 'values', options: skus },
  { name: 'seller', title: 'Seller', kind: 'values', options: sellers },
];

function stageInWords(stage: string): string {
  return stage.replaceAll('_', ' ');
}

function stageOptions(search: string): { value: string; label: string }[] {
  return STAGES.map((stage) => ({ value: stage, label: stageInWords(stage) })).filter(({ label }) => label.includes(search.toLowerCase()));
}
