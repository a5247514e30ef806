import { applyPlan } from './apply-plan.ts';
import { closeSite } from './close-site.ts';
import { fulfilmentFacets, fulfilmentFacetSql } from './facets.ts';
import { endShipments } from './reactions.ts';
import { fulfilmentRoutes } from './routes.ts';

export { planBacklog } from './plan-backlog.ts';
export { putCarriers, type CarrierDraft } from './put-carriers.ts';
export { recordPastShipments, type PastShipment } from './record-past-shipments.ts';
export { releaseWork, type ReleasedShipment } from './release-work.ts';
export { deliverShipments, shipShipments } from './ship-work.ts';

export const fulfilmentModule = { name: 'fulfilment', routes: fulfilmentRoutes, jobs: [endShipments], facets: fulfilmentFacets, facetSql: fulfilmentFacetSql, actions: [closeSite, applyPlan] };
