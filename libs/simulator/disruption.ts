import { HOUR_MS } from './local-clock.ts';
import type { CountryCode, Retailer } from './retailer.ts';
import type { RunningScenario, Scenario, ScenarioEffect, SiteClosed } from './scenario.ts';

/** A running scenario put to questions: what holds at an instant? Instants are milliseconds. */
export interface Disruption {
  readonly closures: readonly Closure[];
  /** When the closure that holds at `atMs` ends, or null when the site works. */
  closedUntilMs(siteCode: string, atMs: number): number | null;
  demandFactor(country: CountryCode, atMs: number): number;
  /** The largest factor of all countries and times, at least 1. */
  readonly demandFactorMax: number;
  carrierExtraDays(carrierCode: string, atMs: number): number;
  gatewayErrorShare(gatewayCode: string, atMs: number): number;
}

export interface Closure {
  readonly siteCode: string;
  readonly startsMs: number;
  readonly endsMs: number;
  readonly stockUsable: boolean;
  readonly reason: string;
  readonly reopenedReason: string;
}

/**
 * Bind a scenario to a retailer and a start. Without one, nothing is disturbed.
 *
 * @throws {RangeError} when it names a site, carrier or gateway that the retailer does not have.
 */
export function makeDisruption(retailer: Retailer, running: RunningScenario | undefined): Disruption {
  const timed = (running?.scenario.effects ?? []).map((effect) => {
    checkReferences(retailer, running!.scenario, effect);
    const startsMs = running!.startsAt.getTime() + effect.startsAfterHours * HOUR_MS;
    return { effect, startsMs, endsMs: startsMs + effect.lastsHours * HOUR_MS };
  });
  const ofKind = <Kind extends ScenarioEffect['kind']>(kind: Kind) =>
    timed.flatMap((entry) => (isKind(entry.effect, kind) ? [{ ...entry, effect: entry.effect }] : []));
  const at = <Entry extends { startsMs: number; endsMs: number }>(entries: readonly Entry[], atMs: number) =>
    entries.filter(({ startsMs, endsMs }) => startsMs <= atMs && atMs < endsMs);

  const closures = ofKind('site_closed').map(({ effect, startsMs, endsMs }) => ({
    siteCode: siteCodeOf(retailer, effect),
    startsMs,
    endsMs,
    stockUsable: effect.stockUsable,
    reason: effect.reason,
    reopenedReason: effect.reopenedReason,
  }));
  const demand = ofKind('demand_changed');
  const carriers = ofKind('carrier_slowed');
  const gateways = ofKind('gateway_failing');

  return {
    closures,
    closedUntilMs: (siteCode, atMs) =>
      at(closures, atMs).reduce<number | null>(
        (until, closure) => (closure.siteCode === siteCode ? Math.max(until ?? 0, closure.endsMs) : until),
        null,
      ),
    demandFactor: (country, atMs) =>
      at(demand, atMs).reduce((factor, { effect }) => (effect.countries?.includes(country) ?? true ? factor * effect.factor : factor), 1),
    demandFactorMax: demand.reduce((most, { effect }) => most * Math.max(1, effect.factor), 1),
    carrierExtraDays: (carrierCode, atMs) =>
      at(carriers, atMs).reduce((days, { effect }) => (effect.carrierCode === carrierCode ? days + effect.extraDays : days), 0),
    gatewayErrorShare: (gatewayCode, atMs) =>
      at(gateways, atMs).reduce((share, { effect }) => (effect.gatewayCode === gatewayCode ? Math.max(share, effect.errorShare) : share), 0),
  };
}

/** The site with the largest capacity. */
export function busiestSiteCode(retailer: Retailer): string {
  return retailer.sites.reduce((busiest, site) => (site.dailyCapacityUnits > busiest.dailyCapacityUnits ? site : busiest)).code;
}

function siteCodeOf(retailer: Retailer, { site }: SiteClosed): string {
  return site === 'busiest' ? busiestSiteCode(retailer) : site.code;
}

function isKind<Kind extends ScenarioEffect['kind']>(effect: ScenarioEffect, kind: Kind): effect is Extract<ScenarioEffect, { kind: Kind }> {
  return effect.kind === kind;
}

function checkReferences(retailer: Retailer, scenario: Scenario, effect: ScenarioEffect): void {
  const reference = referenceOf(retailer, effect);
  if (reference === null || reference.list.some((entry) => entry.code === reference.code)) return;
  throw new RangeError(
    `Cannot run scenario "${scenario.name}": its effect ${effect.kind} names "${reference.code}", which the retailer does not have; it has ${reference.list.map((entry) => entry.code).join(', ')}.`,
  );
}

function referenceOf(retailer: Retailer, effect: ScenarioEffect): { list: readonly { code: string }[]; code: string } | null {
  if (effect.kind === 'carrier_slowed') return { list: retailer.carriers, code: effect.carrierCode };
  if (effect.kind === 'gateway_failing') return { list: retailer.gateways, code: effect.gatewayCode };
  if (effect.kind === 'site_closed' && effect.site !== 'busiest') return { list: retailer.sites, code: effect.site.code };
  return null;
}
