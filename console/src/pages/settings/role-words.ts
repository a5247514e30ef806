import type { RoleInput } from '../../api/generated.ts';

/** What people are called by what they may do (server/src/tenancy/roles.ts). */
export const ROLE_WORDS: Readonly<Record<RoleInput, { name: string; does: string }>> = {
  administrator: { name: 'Administrator', does: 'Everything' },
  'duty-manager': { name: 'Duty manager', does: 'Runs the floor: crises, orders, stock, messages' },
  'crisis-lead': { name: 'Crisis lead', does: 'Commands crises, holds and re-plans orders' },
  dispatcher: { name: 'Dispatcher', does: 'Works orders, stock and plans' },
  agent: { name: 'Care agent', does: 'Reads orders and customers' },
  communications: { name: 'Communications', does: 'Writes, approves and sends messages' },
  analyst: { name: 'Analyst', does: 'Reads everything but customers' },
  guest: { name: 'Guest', does: 'The retailer’s own people: reads' },
  feeder: { name: 'Feeder', does: 'A machine that brings orders and stock' },
};

export const ROLE_OPTIONS = Object.entries(ROLE_WORDS).map(([value, { name }]) => ({ value, label: name }));

export function roleName(role: string): string {
  return (ROLE_WORDS as Readonly<Record<string, { name: string }>>)[role]?.name ?? role;
}
