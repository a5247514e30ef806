/** Parts of a shop that a customer can tell apart. */
export const COMPONENTS = ['orders', 'deliveries', 'returns', 'customer-service'] as const;
export type Component = (typeof COMPONENTS)[number];

/** Best first. */
export const COMPONENT_STATES = ['working', 'maintenance', 'degraded', 'disrupted', 'stopped'] as const;
export type ComponentState = (typeof COMPONENT_STATES)[number];

export const INCIDENT_STATES = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** Verb -> states of the incident that allow it. */
const INCIDENT_VERBS = {
  'post-update': ['investigating', 'identified', 'monitoring'],
  resolve: ['investigating', 'identified', 'monitoring'],
} as const satisfies Record<string, readonly IncidentState[]>;

export type IncidentVerb = keyof typeof INCIDENT_VERBS;

export function incidentCan(state: IncidentState, retracted: boolean): IncidentVerb[] {
  if (retracted) return [];
  return (Object.keys(INCIDENT_VERBS) as IncidentVerb[]).filter((verb) => (INCIDENT_VERBS[verb] as readonly IncidentState[]).includes(state));
}
