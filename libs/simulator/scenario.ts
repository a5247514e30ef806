import type { CountryCode } from './retailer.ts';

/**
 * A disturbance, as data: what it does to the world and when, counted from its start.
 * Before its start a scenario changes nothing: events up to there are those of `baseline`.
 */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly effects: readonly ScenarioEffect[];
  readonly injects: readonly ScenarioInject[];
}

export type ScenarioEffect = SiteClosed | DemandChanged | CarrierSlowed | GatewayFailing;

interface Lasting {
  readonly startsAfterHours: number;
  readonly lastsHours: number;
}

/** A site stops: nothing leaves, nothing comes in. */
export interface SiteClosed extends Lasting {
  readonly kind: 'site_closed';
  /** A site's code, or the one with the largest capacity. */
  readonly site: 'busiest' | { readonly code: string };
  readonly stockUsable: boolean;
  readonly reason: string;
  readonly reopenedReason: string;
}

export interface DemandChanged extends Lasting {
  readonly kind: 'demand_changed';
  /** Arrivals are multiplied by it. */
  readonly factor: number;
  /** Everywhere when absent. */
  readonly countries?: readonly CountryCode[];
}

/** What a carrier collects, and what it has not delivered yet, takes longer. */
export interface CarrierSlowed extends Lasting {
  readonly kind: 'carrier_slowed';
  readonly carrierCode: string;
  readonly extraDays: number;
}

export interface GatewayFailing extends Lasting {
  readonly kind: 'gateway_failing';
  readonly gatewayCode: string;
  /** Share of attempts that get no answer. */
  readonly errorShare: number;
}

/** Something told to the people of an exercise, who then have to act on it. */
export interface ScenarioInject {
  readonly afterMinutes: number;
  readonly from: string;
  readonly channel: 'phone' | 'mail' | 'press' | 'social';
  readonly text: string;
}

/** A scenario bound to its start. */
export interface RunningScenario {
  readonly scenario: Scenario;
  readonly startsAt: Date;
}
