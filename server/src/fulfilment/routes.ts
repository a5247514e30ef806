import { z } from 'zod';
import { PageQuery } from '../kernel/page.ts';
import { openRoute, route } from '../kernel/route.ts';
import { EVERYTHING, Scope } from '../scopes/index.ts';
import { findPlan, findPlanMoves } from './find-plan.ts';
import { planBacklog } from './plan-backlog.ts';
import { putCarriers } from './put-carriers.ts';
import { releaseWork } from './release-work.ts';
import { deliverShipments, shipShipments } from './ship-work.ts';

const tag = 'fulfilment';
const ClientParams = z.object({ clientId: z.uuid() });
const PlanParams = ClientParams.extend({ planId: z.uuid() });
const SEARCH_MS_MAX = 20_000;
const SHIPMENTS_MAX = 1000;

const Totals = z.object({
  units: z.int(), filledUnits: z.int(), onTimeUnits: z.int(), lateUnits: z.int(), shortUnits: z.int(), filledLines: z.int(), lateLines: z.int(), shortLines: z.int(),
  parcels: z.int(), costMinor: z.number(), scalar: z.number(),
}).meta({ id: 'PlanSide' });

const PlanTotals = z.object({
  before: Totals, after: Totals,
  lines: z.object({ moved: z.int(), newlyFilled: z.int(), newlyShort: z.int(), newlyLate: z.int(), newlyOnTime: z.int() }),
  flows: z.array(z.object({ fromSiteId: z.string().nullable(), toSiteId: z.string().nullable(), units: z.int() })),
  ordersPlanned: z.int(), ordersChanged: z.int(),
}).meta({ id: 'PlanTotals' });

const Move = z.object({
  moveNo: z.int(), orderId: z.uuid(), orderNumber: z.string(), lineTitle: z.string(), fromSite: z.string().nullable(), toSite: z.string().nullable(), units: z.int(),
  shipOn: z.string().nullable(), arrivesOn: z.string().nullable(), promisedBefore: z.string().nullable(), promisedAfter: z.string().nullable(),
  change: z.enum(['same', 'moved', 'filled', 'short', 'unfilled']), why: z.string(), whyFacts: z.record(z.string(), z.unknown()),
}).meta({ id: 'PlanMove' });

const plan = openRoute({
  method: 'POST', path: '/clients/:clientId/backlog/plan', operation: 'planBacklog', tag, summary: 'Compute a re-plan of the backlog; nothing is moved', permission: 'fulfilment.run', status: 201,
  params: ClientParams,
  body: z.object({ scope: Scope.default(EVERYTHING), budgetMs: z.int().min(0).max(SEARCH_MS_MAX).default(1000).describe('search time after the first complete plan') }),
  response: z.object({ planId: z.uuid(), computeMs: z.int(), totals: PlanTotals }),
  handle: ({ services, scope }, { body }) => planBacklog(services, scope, body),
});

const read = route({
  method: 'GET', path: '/clients/:clientId/backlog/plans/:planId', operation: 'readPlan', tag, summary: 'A plan: before and after, and what flows where', permission: 'fulfilment.read',
  params: PlanParams,
  response: z.object({ planId: z.uuid(), asOf: z.string(), state: z.string(), computeMs: z.int(), totals: PlanTotals, siteNames: z.record(z.string(), z.string()) }),
  handle: (ctx, { params }) => findPlan(ctx, params.planId),
});

const moves = route({
  method: 'GET', path: '/clients/:clientId/backlog/plans/:planId/moves', operation: 'findPlanMoves', tag, summary: 'A plan’s difference, line by line, each with its reason', permission: 'fulfilment.read',
  params: PlanParams, query: PageQuery.extend({ change: z.enum(['same', 'moved', 'filled', 'short', 'unfilled', 'later']).optional() }),
  response: z.object({ rows: z.array(Move), next: z.string().nullable() }),
  handle: (ctx, { params, query }) => findPlanMoves(ctx, params.planId, { change: query.change ?? null, after: query.after, limit: query.limit }),
});

const Country = z.string().regex(/^[A-Z]{2}$/);
const carriers = route({
  method: 'PUT', path: '/clients/:clientId/carriers', operation: 'putCarriers', tag, summary: 'Carriers and how long and dear their ways are', permission: 'fulfilment.write',
  params: ClientParams,
  body: z.object({ carriers: z.array(z.object({
    code: z.string().trim().min(1).max(60), name: z.string().trim().min(1).max(200),
    lanes: z.array(z.object({ fromCountry: Country, toCountry: Country, transitDays: z.int().min(0).max(365), parcelMinor: z.int().min(0).max(10_000_000) })).max(2000),
  })).min(1).max(50) }),
  response: z.object({ carriers: z.array(z.object({ code: z.string(), carrierId: z.uuid() })) }),
  handle: async (ctx, { body }) => ({ carriers: await putCarriers(ctx, body.carriers) }),
});

const release = route({
  method: 'POST', path: '/clients/:clientId/sites/:siteId/release', operation: 'releaseWork', tag, summary: 'Hand the most urgent allocated orders of a site to its warehouse', permission: 'fulfilment.write',
  params: ClientParams.extend({ siteId: z.uuid() }), body: z.object({ unitsMax: z.int().min(1).max(1_000_000) }),
  response: z.object({ shipments: z.array(z.object({ shipmentId: z.uuid(), orderId: z.uuid(), siteId: z.uuid(), units: z.int() })) }),
  handle: async (ctx, { params, body }) => ({ shipments: await releaseWork(ctx, params.siteId, body.unitsMax) }),
});

const ShipmentIds = z.object({ shipmentIds: z.array(z.uuid()).min(1).max(SHIPMENTS_MAX) });

const ship = route({
  method: 'POST', path: '/clients/:clientId/shipments/ship', operation: 'shipShipments', tag, summary: 'These shipments have left', permission: 'fulfilment.write',
  params: ClientParams, body: ShipmentIds.extend({ carrierId: z.uuid().nullable().default(null) }), response: z.object({ shipped: z.array(z.uuid()) }),
  handle: async (ctx, { body }) => ({ shipped: await shipShipments(ctx, body.shipmentIds, body.carrierId) }),
});

const deliver = route({
  method: 'POST', path: '/clients/:clientId/shipments/deliver', operation: 'deliverShipments', tag, summary: 'These shipments have arrived', permission: 'fulfilment.write',
  params: ClientParams, body: ShipmentIds, response: z.object({ delivered: z.array(z.uuid()) }),
  handle: async (ctx, { body }) => ({ delivered: await deliverShipments(ctx, body.shipmentIds) }),
});

export const fulfilmentRoutes = [plan, read, moves, carriers, release, ship, deliver];
