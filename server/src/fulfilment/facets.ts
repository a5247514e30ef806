import { sql } from '../kernel/db.ts';
import type { Facet, FacetSql } from '../scopes/index.ts';
import { findSites } from '../inventory/index.ts';

/**
 * Where units of an order are promised from or ever were. A scope of a lost site asks for
 * this: with `site` alone its orders would leave it one by one as a re-plan moves them, and
 * with them everybody who has to be told.
 */
export const fulfilmentFacets: readonly Facet[] = [
  {
    name: 'siteEver', title: 'Site, now or before a re-plan', kind: 'ids',
    async options(ctx, search) {
      return (await findSites(ctx, { withDropShip: true })).filter((site) => `${site.code} ${site.name}`.toLowerCase().includes(search.toLowerCase())).map((site) => ({ value: site.siteId, label: site.name }));
    },
    async words(ctx, ids) {
      const names = new Map((await findSites(ctx, { withDropShip: true })).map((site) => [site.siteId, site.name]));
      return ids.map((id) => names.get(id) ?? id);
    },
  },
  { name: 'promiseMoved', title: 'Promise moved back', kind: 'flag' },
];

export const fulfilmentFacetSql: readonly FacetSql[] = [
  { facet: 'promiseMoved', subject: 'order', where: (test) => test(sql`coalesce(o.promised_at > o.original_promised_at, false)`) },
  { facet: 'siteEver', subject: 'order', where: (test, ctx) => sql`exists (select from inventory.reservation r where r.client_id = ${ctx.clientId} and r.order_id = o.order_id and ${test(sql`r.site_id`)})` },
  { facet: 'siteEver', subject: 'line', where: (test, ctx) => sql`exists (select from inventory.reservation r where r.client_id = ${ctx.clientId} and r.line_id = l.line_id and ${test(sql`r.site_id`)})` },
];
