import type { Scenario } from '../scenario.ts';
import { baseline } from './baseline.ts';
import { carrierStrike } from './carrier-strike.ts';
import { demandSurge } from './demand-surge.ts';
import { siteLoss } from './site-loss.ts';

/** Every scenario: one file beside this one and one line here. */
export const SCENARIOS: readonly Scenario[] = [baseline, siteLoss, demandSurge, carrierStrike];

/** @throws {RangeError} on a name that no scenario has, listing those there are. */
export function findScenario(name: string): Scenario {
  const scenario = SCENARIOS.find((entry) => entry.name === name);
  if (scenario === undefined) {
    throw new RangeError(`There is no scenario "${name}"; there are ${SCENARIOS.map((entry) => entry.name).join(', ')}.`);
  }
  return scenario;
}
