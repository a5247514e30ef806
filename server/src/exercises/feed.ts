import { simulate, type OrderPlaced, type PaymentAttempt, type Retailer, type SimulatedEvent } from '../../../libs/simulator/index.ts';
import { runningScenario, type Simulation } from './simulation.ts';

/** Payments follow their order within a few minutes; looked back for by far more than that. */
const LOOK_BACK_MS = 2 * 3_600_000;

/** An order some of whose payments may have come by now. */
export type KnownOrder = { order: OrderPlaced; attempts: PaymentAttempt[] };

/** What happened outside in a stretch of time, by time; orders can still be asked for while payments may follow. */
export type Stretch = { events: SimulatedEvent[]; findOrder: (externalId: string) => KnownOrder | undefined };

type Feed = { key: string; at: number; take(toMs: number): Stretch };

const FEEDS_MAX = 8;
const feeds = new Map<string, Feed>();

/**
 * The events from where the simulation stands up to `to`. Events follow from the seed alone;
 * the generator is kept between calls only because starting one costs a week of warming up.
 * After `forgetFeed`, a restart or a change of scenario it is made anew, with the same events.
 */
export function takeEvents(clientId: string, retailer: Retailer, simulation: Simulation, to: Date): Stretch {
  const fromMs = Date.parse(simulation.simAt);
  const key = `${simulation.seed} ${simulation.opensAt} ${simulation.ordersPerDay} ${simulation.scenario} ${simulation.scenarioStartsAt}`;
  let feed = feeds.get(clientId);
  if (feed?.key !== key || feed.at !== fromMs) {
    feed = openFeed(key, retailer, simulation, fromMs);
    if (feeds.size >= FEEDS_MAX) feeds.delete(feeds.keys().next().value!);
    feeds.set(clientId, feed);
  }
  const stretch = feed.take(to.getTime());
  feed.at = to.getTime();
  return stretch;
}

/** What was taken was not kept: the next call starts again where the simulation stands. */
export function forgetFeed(clientId: string): void {
  feeds.delete(clientId);
}

function openFeed(key: string, retailer: Retailer, simulation: Simulation, fromMs: number): Feed {
  const stream = simulate({ retailer, from: new Date(fromMs - LOOK_BACK_MS), running: runningScenario(simulation), mails: 'none' });
  const recent = new Map<string, KnownOrder>();
  let ahead = stream.next();
  const takeUpTo = (toMs: number): SimulatedEvent[] => {
    const events: SimulatedEvent[] = [];
    for (; !ahead.done && ahead.value.at.getTime() < toMs; ahead = stream.next()) {
      const event = ahead.value;
      if (event.type === 'order_placed') recent.set(event.externalId, { order: event, attempts: [] });
      if (event.type === 'payment_attempt') recent.get(event.orderExternalId)?.attempts.push(event);
      events.push(event);
    }
    for (const [id, { order }] of recent) {
      if (order.at.getTime() >= toMs - LOOK_BACK_MS) break;
      recent.delete(id);
    }
    return events;
  };
  takeUpTo(fromMs);
  return { key, at: fromMs, take: (toMs) => ({ events: takeUpTo(toMs), findOrder: (externalId) => recent.get(externalId) }) };
}
