export { advanceOrders, followClock, keepUpWithClock } from './advance-orders.ts';
export { allocateUnits, deallocateUnits } from './allocate-units.ts';
export { backorderUnits } from './backorder-units.ts';
export { cancelOrder, cancelOrders } from './cancel-orders.ts';
export { setPromises } from './edit-orders.ts';
export { orderAddressChanged, orderAdvanced, orderAllocated, orderCancelled, orderChanged, orderDeallocated, orderDelivered, orderHeld, orderPacked, orderPrioritised, orderPromised, orderReceived, orderReleased, orderReleasedFromHold, orderShipped } from './events.ts';
export { HOLD_REASONS, placeHolds, releaseHolds, type Hold, type HoldChoice, type HoldReason } from './hold-orders.ts';
export { lockOrders, type LockedOrder } from './lock-orders.ts';
export { proveOrders, type UnprovenOrder } from './prove-orders.ts';
export { RECEIVE_DRAFTS_MAX, receiveOrders, type ReceivedDraft, type ReceivedOrder, type ReceiveOutcome } from './receive-orders.ts';
export { refreshOrders, type RefreshedOrder } from './refresh-orders.ts';
export { deliverOrders, findUnits, shipUnits, type ShippedUnits } from './ship-units.ts';
export { BUCKETS, deriveStage, OPEN_STAGES, STAGES, type Bucket, type Milestones, type Quantities, type Stage } from './states.ts';
export { packUnits, pickUnits, releaseUnits, unpickUnits, unreleaseUnits, type MovedUnits, type RefusedMove, type UnitMove } from './work-units.ts';

import { holdOrders } from './actions/hold-orders.ts';
import { releaseOrders } from './actions/release-orders.ts';
import { advanceSchedule } from './advance-orders.ts';
import { backlogRoutes } from './backlog-routes.ts';
import { orderFacetSql } from './facet-sql.ts';
import { orderFacets, orderSubjects } from './facets.ts';
import { measureOrders } from './measure-orders.ts';
import { importRoutes } from './imports/routes.ts';
import { resumeImports } from './imports/resume-imports.ts';
import { runImport } from './imports/run-import.ts';
import { sweepFiles } from './imports/sweep-files.ts';
import { forgetNotes } from './reactions.ts';
import { ordersRoutes } from './routes.ts';
import { shopRoutes } from './webhooks/routes.ts';

export const ordersModule = {
  name: 'orders',
  routes: [...ordersRoutes, ...backlogRoutes, ...importRoutes, ...shopRoutes],
  jobs: [forgetNotes, runImport],
  schedules: [advanceSchedule, resumeImports, sweepFiles],
  actions: [holdOrders, releaseOrders],
  subjects: orderSubjects,
  facets: orderFacets,
  facetSql: orderFacetSql,
  measures: [measureOrders],
};
