export { closeSite, reopenSite } from './close-site.ts';
export { consumeReservations, type Consumed } from './consume-reservations.ts';
export { stockMoved } from './events.ts';
export { linesShippedFromLots } from './facets.ts';
export { findSites } from './find-sites.ts';
export { proveBalances, type Unproven } from './prove-balances.ts';
export { findItemIds, putItems, resolveItems, type KnownItem } from './put-items.ts';
export { putLots, type KnownLot } from './put-lots.ts';
export { findSitesByCode, putSites, resolveSites, type KnownSite } from './put-sites.ts';
export { setLotsQuarantined } from './quarantine-lots.ts';
export { receiveMovements } from './receive-movements.ts';
export { recordMovements, type Movement, type RecordedMovements } from './record-movements.ts';
export { moveReservations, releaseReservations, type ReservationStage } from './release-reservations.ts';
export { lockFreeStock, reserve, reserveWhereFree, type FreeStock, type OpenSite, type Reserved, type Want } from './reserve.ts';
export type { ItemDraft, LotDraft, MovementDraft, Site, SiteDraft, SiteDraftInput, StockRow } from './schema.ts';

import { inventoryFacets, inventoryFacetSql, inventorySubjects } from './facets.ts';
import { inventoryRoutes } from './routes.ts';

export const inventoryModule = { name: 'inventory', subjects: inventorySubjects, facets: inventoryFacets, facetSql: inventoryFacetSql, routes: inventoryRoutes };
