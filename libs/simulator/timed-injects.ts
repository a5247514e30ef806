import { MINUTE_MS } from './local-clock.ts';
import type { RunningScenario, ScenarioInject } from './scenario.ts';

export interface TimedInject extends ScenarioInject {
  readonly at: Date;
}

/** A running scenario's injects with their instants, by time. */
export function timedInjects({ scenario, startsAt }: RunningScenario): TimedInject[] {
  return scenario.injects
    .map((inject) => ({ ...inject, at: new Date(startsAt.getTime() + inject.afterMinutes * MINUTE_MS) }))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}
