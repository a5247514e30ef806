import { actionsModule, type Action } from './actions/index.ts';
import { analyticsModule } from './analytics/index.ts';
import { channelsModule } from './channels/index.ts';
import { commsModule } from './comms/index.ts';
import { crisesModule } from './crises/index.ts';
import { customersModule } from './customers/index.ts';
import { exercisesModule } from './exercises/index.ts';
import { fulfilmentModule } from './fulfilment/index.ts';
import { inventoryModule } from './inventory/index.ts';
import type { Job, Schedule } from './kernel/jobs.ts';
import type { Route } from './kernel/route.ts';
import { ordersModule } from './orders/index.ts';
import { plansModule } from './plans/index.ts';
import { scopesModule, type Facet, type FacetSql, type Measure, type Subject } from './scopes/index.ts';
import { signalsModule } from './signals/index.ts';
import { tenancyModule } from './tenancy/index.ts';

/** What a module hands to the composition through its index.ts. */
export type ModuleDoor = {
  name: string;
  routes?: readonly Route[];
  jobs?: readonly Job[];
  schedules?: readonly Schedule[];
  subjects?: readonly Subject[];
  facets?: readonly Facet[];
  facetSql?: readonly FacetSql[];
  measures?: readonly Measure[];
  actions?: readonly Action[];
};

/** Every module, lowest first. What each may import stands in `MAY_IMPORT`. */
export const MODULES: readonly ModuleDoor[] = [tenancyModule, scopesModule, actionsModule, channelsModule, customersModule, inventoryModule, ordersModule, fulfilmentModule, commsModule, signalsModule, plansModule, crisesModule, analyticsModule, exercisesModule];

const BASE = ['kernel', 'tenancy'];
const ORDERS = [...BASE, 'scopes', 'actions', 'customers', 'inventory', 'orders'];
const FULFILMENT = [...ORDERS, 'fulfilment'];
const DESKS = [...FULFILMENT, 'payments', 'supply', 'promises', 'returns', 'channels', 'oncall', 'care', 'comms'];

/** The dependency rule; architecture.test.ts fails on anything else. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  tenancy: ['kernel'],
  scopes: BASE,
  actions: [...BASE, 'scopes'],
  channels: BASE,
  oncall: [...BASE, 'channels'],
  customers: [...BASE, 'scopes', 'actions'],
  inventory: [...BASE, 'scopes', 'actions'],
  orders: [...BASE, 'scopes', 'actions', 'customers', 'inventory'],
  payments: ORDERS,
  fulfilment: ORDERS,
  supply: ORDERS,
  promises: [...FULFILMENT, 'supply'],
  returns: [...FULFILMENT, 'payments'],
  care: [...FULFILMENT, 'payments', 'supply', 'promises', 'returns', 'channels', 'oncall'],
  comms: [...FULFILMENT, 'payments', 'supply', 'promises', 'returns', 'channels', 'oncall'],
  signals: DESKS,
  measures: [...DESKS, 'signals'],
  plans: [...BASE, 'scopes', 'actions', 'signals', 'measures'],
  crises: [...DESKS, 'signals', 'measures', 'plans'],
  analytics: [...DESKS, 'signals', 'measures', 'plans', 'crises'],
  exercises: [...DESKS, 'signals', 'measures', 'plans', 'crises'],
};
