/** What is known of a delivery. */
export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'failed_temp', 'failed_perm', 'bounced', 'unknown', 'stopped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Verb -> states that allow it. */
export const DELIVERY_VERBS = {
  stop: ['queued', 'failed_temp'],
  /** Proven not to have arrived: sending again cannot tell anybody twice. */
  retry: ['failed_temp', 'failed_perm', 'stopped'],
  /** A person or a report knows better. */
  resolve: ['unknown'],
  bounce: ['sent', 'unknown', 'bounced'],
} as const satisfies Record<string, readonly DeliveryState[]>;

export type DeliveryVerb = keyof typeof DELIVERY_VERBS;

export function deliveryCan(state: DeliveryState): DeliveryVerb[] {
  return (Object.keys(DELIVERY_VERBS) as DeliveryVerb[]).filter((verb) => (DELIVERY_VERBS[verb] as readonly DeliveryState[]).includes(state));
}
