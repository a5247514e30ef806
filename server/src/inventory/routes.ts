import { z } from 'zod';
import { PageQuery } from '../kernel/page.ts';
import { route } from '../kernel/route.ts';
import { findSites } from './find-sites.ts';
import { findStock } from './find-stock.ts';
import { proveBalances } from './prove-balances.ts';
import { putItems } from './put-items.ts';
import { putLots } from './put-lots.ts';
import { putSites } from './put-sites.ts';
import { receiveMovements } from './receive-movements.ts';
import { ItemDraft, LotDraft, MOVEMENTS_MAX, MovementDraft, PUT_ROWS_MAX, Site, SiteDraft, StockRow } from './schema.ts';

const Client = z.object({ clientId: z.uuid() });

const putItemsRoute = route({
  method: 'PUT',
  path: '/clients/:clientId/items',
  operation: 'putItems',
  tag: 'inventory',
  summary: 'Make or change items, by SKU',
  permission: 'inventory.write',
  params: Client,
  body: z.object({ items: z.array(ItemDraft).min(1).max(PUT_ROWS_MAX) }),
  response: z.object({ items: z.array(z.object({ itemId: z.uuid(), sku: z.string() })) }),
  async handle(ctx, { body }) {
    return { items: await putItems(ctx, body.items) };
  },
});

const putSitesRoute = route({
  method: 'PUT',
  path: '/clients/:clientId/sites',
  operation: 'putSites',
  tag: 'inventory',
  summary: 'Make or change sites, by code',
  permission: 'inventory.write',
  params: Client,
  body: z.object({ sites: z.array(SiteDraft).min(1).max(PUT_ROWS_MAX) }),
  response: z.object({ sites: z.array(z.object({ siteId: z.uuid(), code: z.string(), kind: z.string() })) }),
  async handle(ctx, { body }) {
    return { sites: await putSites(ctx, body.sites) };
  },
});

const putLotsRoute = route({
  method: 'PUT',
  path: '/clients/:clientId/lots',
  operation: 'putLots',
  tag: 'inventory',
  summary: 'Make or change lots, by SKU and code',
  permission: 'inventory.write',
  params: Client,
  body: z.object({ lots: z.array(LotDraft).min(1).max(PUT_ROWS_MAX) }),
  response: z.object({ lots: z.array(z.object({ lotId: z.uuid(), itemId: z.uuid(), code: z.string() })) }),
  async handle(ctx, { body }) {
    return { lots: await putLots(ctx, body.lots) };
  },
});

const recordMovementsRoute = route({
  method: 'POST',
  path: '/clients/:clientId/stock/movements',
  operation: 'recordMovements',
  tag: 'inventory',
  summary: 'Record that stock came, went or was counted',
  description: 'All movements are recorded or none. The same source moves the same stock only once, so a repeat changes nothing.',
  permission: 'inventory.write',
  params: Client,
  body: z.object({ movements: z.array(MovementDraft).min(1).max(MOVEMENTS_MAX) }),
  response: z.object({ recordedCount: z.int(), repeatedCount: z.int() }),
  async handle(ctx, { body }) {
    return receiveMovements(ctx, body.movements);
  },
});

const findStockRoute = route({
  method: 'GET',
  path: '/clients/:clientId/stock',
  operation: 'findStock',
  tag: 'inventory',
  summary: 'Stock by item and site, with lots',
  permission: 'inventory.read',
  params: Client,
  query: PageQuery.extend({ sku: z.string().max(200).optional().describe('SKUs that begin like this'), siteId: z.uuid().optional() }),
  response: z.object({ rows: z.array(StockRow), next: z.string().nullable() }),
  async handle(ctx, { query: { sku, siteId, after, limit } }) {
    return findStock(ctx, { skuPrefix: sku, siteId, after, limit });
  },
});

const findSitesRoute = route({
  method: 'GET',
  path: '/clients/:clientId/sites',
  operation: 'findSites',
  tag: 'inventory',
  summary: 'Sites, open and closed',
  permission: 'inventory.read',
  params: Client,
  query: z.object({ dropShip: z.stringbool().default(false).describe('sellers too') }),
  response: z.object({ sites: z.array(Site) }),
  async handle(ctx, { query }) {
    return { sites: await findSites(ctx, { withDropShip: query.dropShip }) };
  },
});

const Unproven = z.object({
  what: z.enum(['on_hand', 'reserved', 'lot_on_hand', 'quarantined']),
  itemId: z.uuid(),
  siteId: z.uuid(),
  lotId: z.uuid().nullable(),
  balanceUnits: z.int(),
  ledgerUnits: z.int(),
});

const proveBalancesRoute = route({
  method: 'GET',
  path: '/clients/:clientId/stock/proof',
  operation: 'proveBalances',
  tag: 'inventory',
  summary: 'Recompute every balance from the ledger and list those that differ',
  permission: 'inventory.read',
  params: Client,
  response: z.object({ isProven: z.boolean(), unproven: z.array(Unproven) }),
  async handle(ctx) {
    const unproven = await proveBalances(ctx);
    return { isProven: unproven.length === 0, unproven };
  },
});

export const inventoryRoutes = [putItemsRoute, putSitesRoute, putLotsRoute, recordMovementsRoute, findStockRoute, findSitesRoute, proveBalancesRoute];
