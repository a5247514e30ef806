import { composeMail } from './compose-mail.ts';
import { makeDeliveryStream, deliveryLagMaxMs } from './delivery-stream.ts';
import { makeDisruption } from './disruption.ts';
import type { Disruption } from './disruption.ts';
import type { CustomerMail, OrderPlaced, SimulatedEvent, SiteStatusChanged } from './events.ts';
import { HOUR_MS } from './local-clock.ts';
import { COURSE_LAG_MAX_MS, makeCourseAssumption } from './order-course.ts';
import type { OrderCourse } from './order-course.ts';
import { makeOrderStream } from './order-stream.ts';
import { MAIL_LAG_MAX_MS, planMails } from './plan-mails.ts';
import type { Retailer } from './retailer.ts';
import type { RunningScenario } from './scenario.ts';

export interface SimulateOptions {
  readonly retailer: Retailer;
  readonly from: Date;
  /** Not included. Absent = without end: take as many events as you need. */
  readonly to?: Date;
  /** Default: the retailer's. */
  readonly seed?: string;
  readonly running?: RunningScenario;
  /**
   * Where mails come from. `assumed` (default): an assumed course of each order decides
   * whether it is late. `none`: leave them out, since `customerMails` is asked about real orders.
   */
  readonly mails?: 'assumed' | 'none';
}

/**
 * Everything that happens to a retailer from `from` up to `to`, in the order of time.
 *
 * The events of a stretch of time are the same however it is cut into calls and whatever
 * the clock that reads them: take events off while their `at` has passed on your clock.
 * Before its start a scenario changes nothing.
 *
 * @throws {RangeError} when a date is invalid, `to` is not after `from`, or the scenario
 * names what the retailer does not have.
 */
export function* simulate(options: SimulateOptions): Generator<SimulatedEvent, void, undefined> {
  const { retailer, from, to, seed = retailer.seed, running, mails = 'assumed' } = options;
  const fromMs = from.getTime();
  const toMs = to?.getTime() ?? Infinity;
  if (!(fromMs < toMs)) throw new RangeError(`Cannot simulate from ${String(from)} to ${String(to)}: give two dates, the later one last.`);

  const disruption = makeDisruption(retailer, running);
  const ordersOf = makeOrderStream(retailer, seed, disruption);
  const courseOf = makeCourseAssumption(retailer, seed, disruption);
  const deliveriesOf = makeDeliveryStream(retailer, seed, disruption);
  const pending = makeCalendar(fromMs, toMs);
  for (const change of siteChanges(disruption)) pending.add(change);

  const lagMs = Math.max(mails === 'none' ? COURSE_LAG_MAX_MS : MAIL_LAG_MAX_MS, deliveryLagMaxMs(disruption));
  for (let hour = Math.floor((fromMs - lagMs) / HOUR_MS); hour * HOUR_MS < toMs; hour++) {
    // A day's deliveries arrive in the morning of its time zone, which may be the evening before in UTC.
    if (hour % 24 === 0) for (const delivery of deliveriesOf(hour / 24 + 1)) pending.add(delivery);

    for (const order of ordersOf(hour)) {
      const course = courseOf(order);
      pending.add(order);
      for (const payment of course.payments) pending.add(payment);
      if (course.cancelled !== null) pending.add(course.cancelled);
      if (mails === 'assumed') for (const mail of mailsAbout(seed, order, course, pending.isWanted)) pending.add(mail);
    }
    yield* pending.takeHour(hour);
  }
}

/** Events to come, by hour. What lies outside the wanted stretch is dropped. */
function makeCalendar(fromMs: number, toMs: number) {
  const hours = new Map<number, SimulatedEvent[]>();
  const isWanted = (atMs: number) => atMs >= fromMs && atMs < toMs;
  return {
    isWanted,
    add(event: SimulatedEvent): void {
      const atMs = event.at.getTime();
      if (!isWanted(atMs)) return;
      const hour = Math.floor(atMs / HOUR_MS);
      const list = hours.get(hour);
      if (list === undefined) hours.set(hour, [event]);
      else list.push(event);
    },
    takeHour(hour: number): SimulatedEvent[] {
      const events = hours.get(hour) ?? [];
      hours.delete(hour);
      return events.sort((one, other) => one.at.getTime() - other.at.getTime());
    },
  };
}

function mailsAbout(seed: string, order: OrderPlaced, { cancelled, outcome }: OrderCourse, isWanted: (atMs: number) => boolean): CustomerMail[] {
  const planned = planMails(seed, {
    orderNumber: order.number,
    placedMs: order.at.getTime(),
    promisedMs: order.promisedAt.getTime(),
    handedToCarrierMs: outcome?.handedToCarrierMs ?? null,
    deliveredMs: outcome?.deliveredMs ?? null,
    cancelledMs: cancelled?.at.getTime() ?? null,
  });
  return planned.filter(({ atMs }) => isWanted(atMs)).map((mail) => composeMail(seed, order.customer, order.number, mail));
}

function siteChanges({ closures }: Disruption): SiteStatusChanged[] {
  return closures.flatMap(({ siteCode, startsMs, endsMs, stockUsable, reason, reopenedReason }): SiteStatusChanged[] => [
    { type: 'site_status', at: new Date(startsMs), siteCode, status: 'closed', stockUsable, reason },
    { type: 'site_status', at: new Date(endsMs), siteCode, status: 'open', stockUsable: true, reason: reopenedReason },
  ]);
}
