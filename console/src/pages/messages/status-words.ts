import type { StatusIncident, StatusPage } from '../../api/generated.ts';
import type { State } from '../../ui/values/state-badge.tsx';

export type Component = StatusPage['components'][number]['component'];
export type ComponentState = StatusPage['components'][number]['state'];
export type IncidentState = StatusIncident['state'];

export const COMPONENT_WORDS: Readonly<Record<Component, string>> = {
  orders: 'Orders',
  deliveries: 'Deliveries',
  returns: 'Returns',
  'customer-service': 'Customer service',
};

export const COMPONENT_STATES: Readonly<Record<ComponentState, { words: string; state: State }>> = {
  working: { words: 'Working', state: 'ok' },
  maintenance: { words: 'Maintenance', state: 'unknown' },
  degraded: { words: 'Slower than usual', state: 'risk' },
  disrupted: { words: 'Disrupted', state: 'broken' },
  stopped: { words: 'Stopped', state: 'broken' },
};

export const INCIDENT_STATES: Readonly<Record<IncidentState, { words: string; state: State }>> = {
  investigating: { words: 'Investigating', state: 'broken' },
  identified: { words: 'Identified', state: 'risk' },
  monitoring: { words: 'Monitoring', state: 'risk' },
  resolved: { words: 'Resolved', state: 'ok' },
};

export const INCIDENT_STATE_OPTIONS = Object.entries(INCIDENT_STATES).map(([value, { words }]) => ({ value, label: words }));
export const COMPONENT_STATE_OPTIONS = Object.entries(COMPONENT_STATES).map(([value, { words }]) => ({ value, label: words }));
