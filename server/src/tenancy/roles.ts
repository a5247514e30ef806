import { z } from 'zod';

/**
 * What each role may do: data, so that a screen can show it and a test can walk it.
 *
 * `x.read` sees, `x.work` does the daily work, `x.run` runs actions of that module, the
 * rest says what it is. `actions.large` and `actions.unlimited` raise how much one may run
 * without a second person (actions/authority.ts). Administrators of the provider have everything.
 */
const READS = ['orders.read', 'inventory.read', 'fulfilment.read', 'comms.read', 'signals.read', 'measures.read', 'plans.read', 'crises.read', 'scopes.read', 'actions.read', 'care.read'] as const;

export const ROLES = {
  administrator: [...READS, 'orders.write', 'orders.run', 'customers.read', 'customers.erase', 'inventory.write', 'fulfilment.write', 'fulfilment.run', 'comms.write', 'comms.approve', 'comms.run', 'signals.write', 'plans.write', 'crises.declare', 'crises.command', 'crises.work', 'actions.approve', 'care.work', 'tenancy.read', 'tenancy.manage', 'exercises.run', 'scopes.write', 'actions.large', 'actions.unlimited'],
  'duty-manager': [...READS, 'customers.read', 'orders.write', 'orders.run', 'inventory.write', 'fulfilment.write', 'fulfilment.run', 'signals.write', 'plans.write', 'crises.declare', 'crises.command', 'crises.work', 'comms.write', 'comms.run', 'actions.approve', 'care.work', 'tenancy.read', 'exercises.run', 'scopes.write', 'actions.large'],
  'crisis-lead': [...READS, 'customers.read', 'orders.run', 'fulfilment.run', 'crises.declare', 'crises.command', 'crises.work', 'comms.write', 'comms.run', 'actions.approve', 'scopes.write', 'actions.large'],
  dispatcher: [...READS, 'customers.read', 'orders.write', 'orders.run', 'inventory.write', 'fulfilment.write', 'fulfilment.run', 'crises.work', 'scopes.write'],
  agent: ['orders.read', 'customers.read', 'care.read', 'care.work', 'crises.read', 'scopes.read', 'actions.read'],
  communications: [...READS, 'customers.read', 'comms.write', 'comms.approve', 'actions.approve', 'comms.run', 'crises.work', 'scopes.write'],
  analyst: [...READS, 'scopes.write'],
  /** The retailer's own people. */
  guest: ['crises.read', 'measures.read', 'comms.read', 'orders.read', 'scopes.read', 'actions.read'],
  /** A shop or another machine that feeds orders and stock. */
  feeder: ['orders.read', 'orders.write', 'inventory.read', 'inventory.write'],
} as const satisfies Record<string, readonly string[]>;

export type Role = keyof typeof ROLES;
export type Permission = (typeof ROLES)[Role][number];

export const ROLE_NAMES = Object.keys(ROLES) as [Role, ...Role[]];
export const RoleName = z.enum(ROLE_NAMES).meta({ id: 'Role' });

function isRole(name: string): name is Role {
  return Object.hasOwn(ROLES, name);
}

/** The union of what several roles allow. */
export function permissionsOf(roles: readonly string[]): ReadonlySet<string> {
  return new Set(roles.flatMap((role) => (isRole(role) ? ROLES[role] : [])));
}
