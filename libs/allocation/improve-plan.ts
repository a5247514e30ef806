import { createBestPlan } from './best-plan.ts';
import { createChooseRuin } from './choose-ruin.ts';
import { createFillLeftovers } from './fill-leftovers.ts';
import { createInsertOrder } from './insert-order.ts';
import { createOrderJournal } from './order-journal.ts';
import { clearOrder } from './plan-state.ts';
import type { PlanState } from './plan-state.ts';
import { createSequenceOrders } from './sequence-orders.ts';

export interface SearchBudget {
  /** Rounds of ruin and recreate; with this alone the result is the same on every machine. */
  readonly iterationsMax?: number;
  /** The fraction of the time spent, 0 to 1; the search ends at 1. Asked every ROUNDS_PER_CLOCK rounds. */
  readonly spent?: () => number;
}

const ROUNDS_PER_CLOCK = 32;
/** Orders taken apart in one round. */
const RUIN_MIN = 2;
const RUIN_MAX = 10;
const BLINK_RATE = 0.01;
/** Temperature in parcels: the more rounds each order will get, the hotter the start may be. */
const TEMPERATURE_PER_ROUND = 0.001;
const TEMPERATURE_MIN = 0.05;
const TEMPERATURE_MAX = 0.35;
/** From start to end it falls geometrically to this share. */
const TEMPERATURE_FALL = 0.3;

/**
 * Make a plan better until the budget is spent, and leave the best seen in `state`.
 *
 * Ruin and recreate: a few orders that compete for the same items are emptied and served
 * anew in another sequence, what they leave goes to others that are short of it, and the
 * result is accepted by simulated annealing or taken back.
 *
 * @returns the rounds made.
 */
export function improvePlan(state: PlanState, { iterationsMax = Infinity, spent = () => 0 }: SearchBudget, random: () => number): number {
  const { instance, weights, orderPenalty } = state;
  if (instance.orderCount === 0) return 0;

  const insertOrder = createInsertOrder(state, () => random() < BLINK_RATE);
  const chooseRuin = createChooseRuin(state, random);
  const sequenceOrders = createSequenceOrders(instance, random);
  const journal = createOrderJournal(state);
  const fillLeftovers = createFillLeftovers(state, insertOrder, journal, random);
  const best = createBestPlan(state);
  const touched = new Int32Array(instance.orderCount);
  // Penalties as distances from the start: the sum itself is too large to keep minor units exact.
  let current = 0;
  let lowest = 0;
  let temperature = 0;
  let round = 0;

  for (; round < iterationsMax; round++) {
    if (round % ROUNDS_PER_CLOCK === 0) {
      const progress = Math.max(spent(), round / iterationsMax);
      if (progress >= 1) break;
      temperature = weights.parcel * temperatureAt(progress, round / instance.orderCount);
    }
    const ruined = chooseRuin(touched, drawRuinSize(random));
    for (let at = 0; at < ruined; at++) {
      journal.save(touched[at]!);
      clearOrder(state, touched[at]!);
    }
    sequenceOrders(touched, ruined);
    for (let at = 0; at < ruined; at++) insertOrder(touched[at]!, instance.siteCount);
    const touchedCount = fillLeftovers(touched, ruined);

    let change = -journal.savedPenalty();
    for (let at = 0; at < touchedCount; at++) change += orderPenalty[touched[at]!]!;
    if (change > 0 && change >= -temperature * Math.log(random())) {
      journal.restore();
      continue;
    }
    current += change;
    journal.forget();
    for (let at = 0; at < touchedCount; at++) best.touch(touched[at]!);
    if (current < lowest) {
      lowest = current;
      best.keep();
    }
  }
  best.restore();
  return round;
}

/** Small ruins are quick, large ones undo more at once: mostly small. */
function drawRuinSize(random: () => number): number {
  return RUIN_MIN + Math.floor(random() ** 2 * (RUIN_MAX - RUIN_MIN + 1));
}

function temperatureAt(progress: number, roundsPerOrder: number): number {
  const roundsPerOrderAtEnd = progress > 0 ? roundsPerOrder / progress : 0;
  const start = Math.min(Math.max(roundsPerOrderAtEnd * TEMPERATURE_PER_ROUND, TEMPERATURE_MIN), TEMPERATURE_MAX);
  return start * TEMPERATURE_FALL ** progress;
}
