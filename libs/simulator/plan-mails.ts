import { exponential } from './distributions.ts';
import type { MailIntent } from './events.ts';
import { DAY_MS, HOUR_MS } from './local-clock.ts';
import { streamOf } from './random.ts';

/** What a customer knows of an order when deciding to write. Absent = has not happened. */
export interface MailOccasion {
  readonly orderNumber: string;
  readonly placedMs: number;
  readonly promisedMs: number | null;
  readonly handedToCarrierMs: number | null;
  readonly deliveredMs: number | null;
  readonly cancelledMs: number | null;
}

export interface PlannedMail {
  readonly atMs: number;
  readonly intent: MailIntent;
  /** The promise has passed; `again` = and the customer has written before. */
  readonly tone: 'usual' | 'late' | 'again';
}

/** Nobody writes about an order longer than this after placing it. */
export const MAIL_LAG_MAX_MS = 28 * DAY_MS;

/**
 * Shares of orders whose customers write, assumed. Together with those about late orders
 * this gives about 8 mails per 100 orders in quiet times.
 */
const CANCEL_SHARE = 0.009;
const ADDRESS_CHANGE_SHARE = 0.008;
const IMPATIENT_SHARE = 0.03;
const DAMAGED_SHARE = 0.012;
const THANKS_SHARE = 0.012;
/**
 * Once the promise has passed, mails about an order come as a Poisson process until it is
 * there: after three days late, 1 - exp(-3 / 5) = 45% of the customers have written.
 */
const LATE_MAIL_INTERVAL_MS = 5 * DAY_MS;
const LATE_MAILS_MAX = 3;
/** Of those who write a third time, how many have had enough. */
const GIVE_UP_SHARE = 0.5;

/**
 * The mails one order causes, by time. Each depends on the seed, the order's number and what
 * had happened by its own time, so news about an order changes no mail of the past.
 */
export function planMails(seed: string, occasion: MailOccasion): PlannedMail[] {
  const { placedMs, promisedMs, handedToCarrierMs, deliveredMs, cancelledMs } = occasion;
  const random = streamOf(seed, 'mails', occasion.orderNumber);
  const chanceTimes = (share: number, afterMs: number, meanMs: number, leastMs: number): number[] => {
    const isChosen = random() < share;
    const atMs = Math.round(afterMs + leastMs + exponential(random, meanMs));
    return isChosen ? [atMs] : [];
  };
  const until = (times: readonly number[], endMs: number | null) => times.filter((atMs) => atMs < (endMs ?? Infinity));
  const endMs = earliest(deliveredMs, cancelledMs);

  const cancels = until(chanceTimes(CANCEL_SHARE, placedMs, 3 * HOUR_MS, 10 * 60_000), earliest(handedToCarrierMs, cancelledMs));
  const addresses = until(chanceTimes(ADDRESS_CHANGE_SHARE, placedMs, 4 * HOUR_MS, 5 * 60_000), earliest(handedToCarrierMs, cancelledMs));
  const impatient = until(chanceTimes(IMPATIENT_SHARE, placedMs, 1.5 * DAY_MS, DAY_MS), earliest(promisedMs, endMs));
  const gaps = Array.from({ length: LATE_MAILS_MAX }, () => exponential(random, LATE_MAIL_INTERVAL_MS));
  const givesUp = random() < GIVE_UP_SHARE;
  const late = promisedMs === null ? [] : until(runningSums(promisedMs, gaps), endMs);
  const damaged = deliveredMs === null ? [] : chanceTimes(DAMAGED_SHARE, deliveredMs, 8 * HOUR_MS, HOUR_MS / 2);
  const thanks = deliveredMs === null ? [] : chanceTimes(THANKS_SHARE, deliveredMs, DAY_MS, HOUR_MS);

  const plain = (times: readonly number[], intent: MailIntent): PlannedMail[] => times.map((atMs) => ({ atMs, intent, tone: 'usual' }));
  return [
    ...plain(cancels, 'cancel'),
    ...plain(addresses, 'address_change'),
    ...plain(impatient, 'where_is_my_order'),
    ...late.map((atMs, nth): PlannedMail => {
      const isOnItsWay = handedToCarrierMs !== null && handedToCarrierMs <= atMs;
      const hasHadEnough = nth === LATE_MAILS_MAX - 1 && givesUp && !isOnItsWay;
      return { atMs, intent: hasHadEnough ? 'cancel' : 'where_is_my_order', tone: nth === 0 ? 'late' : 'again' };
    }),
    ...plain(damaged, 'damaged'),
    ...plain(damaged.length > 0 ? [] : thanks, 'thanks'),
  ]
    .filter((mail) => mail.atMs < placedMs + MAIL_LAG_MAX_MS)
    .sort((one, other) => one.atMs - other.atMs);
}

function earliest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

function runningSums(startMs: number, gaps: readonly number[]): number[] {
  let atMs = startMs;
  return gaps.map((gap) => Math.round((atMs += gap)));
}
