import type { OrderDetail } from '../../api/generated.ts';
import { Money } from '../../ui/values/money.tsx';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import { OrderCustomer } from './order-customer.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderPromise } from './order-promise.tsx';
import { OrderStory } from './order-story.tsx';
import styles from './order.module.css';
import { flagInWords, holdReasonInWords, sentence } from './order-words.ts';

/** Everything about an order, the most urgent first. */
export function OrderBody({ order }: { order: OrderDetail }) {
  return (
    <div className={styles.body}>
      <Holds order={order} />
      <Flags order={order} />
      <section>
        <h3>Promise</h3>
        <OrderPromise order={order} />
      </section>
      <section>
        <h3>Lines</h3>
        <OrderLines order={order} />
      </section>
      <section className={styles.story}>
        <h3>Story</h3>
        <OrderStory order={order} />
      </section>
      <section>
        <h3>Customer</h3>
        <OrderCustomer order={order} />
      </section>
      <section>
        <h3>Payments</h3>
        <Payments order={order} />
      </section>
      <section>
        <h3>Facts</h3>
        <Facts order={order} />
      </section>
    </div>
  );
}

/** Open holds first: they are why nothing moves. */
function Holds({ order }: { order: OrderDetail }) {
  if (order.holds.length === 0) return null;
  const holds = order.holds.toSorted((a, b) => Number(a.releasedAt !== null) - Number(b.releasedAt !== null));
  return (
    <section>
      <h3>Holds</h3>
      <ul className={styles.rows}>
        {holds.map((hold) => (
          <li key={hold.holdId}>
            <StateBadge state={hold.releasedAt ? 'unknown' : 'risk'} look="quiet">
              {hold.releasedAt ? 'Released' : 'Held'}
            </StateBadge>
            <span className={styles.grow}>
              {holdReasonInWords(hold.reason)}
              {hold.note && <span className={styles.quiet}> {hold.note}</span>}
            </span>
            <span className={styles.quiet}>
              <Time at={hold.releasedAt ?? hold.heldAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Flags({ order }: { order: OrderDetail }) {
  if (order.flags.length === 0) return null;
  return (
    <section>
      <h3>Flags</h3>
      <ul className={styles.rows}>
        {order.flags.map((flag) => (
          <li key={flag}>
            <StateBadge state="risk" look="quiet">
              {sentence(flag)}
            </StateBadge>
            <span className={styles.grow}>{flagInWords(flag)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Payments({ order }: { order: OrderDetail }) {
  if (order.payments.length === 0) return <p className={styles.quiet}>The shop named no payment.</p>;
  return (
    <ul className={styles.rows}>
      {order.payments.map((payment) => (
        <li key={payment.paymentId}>
          <StateBadge state={paymentState(payment.state)} look="quiet">
            {sentence(payment.state)}
          </StateBadge>
          <span className={styles.grow}>
            {sentence(payment.method)} {payment.reference && <span className={styles.quiet}>{payment.reference}</span>}
          </span>
          <Money minor={payment.amountMinor} currency={order.currency} />
        </li>
      ))}
    </ul>
  );
}

function paymentState(state: string): 'ok' | 'broken' | 'risk' | 'unknown' {
  if (state === 'paid' || state === 'authorized') return 'ok';
  if (state === 'failed' || state === 'voided') return 'broken';
  return state === 'pending' ? 'risk' : 'unknown';
}

function Facts({ order }: { order: OrderDetail }) {
  const sums: [string, number | null][] = [
    ['Goods', order.subtotalMinor],
    ['Shipping', order.shippingMinor],
    ['Tax', order.taxMinor],
    ['Discount', order.discountMinor === null ? null : -order.discountMinor],
    ['Total', order.totalMinor],
  ];
  return (
    <dl className={styles.facts}>
      <dt>Channel</dt>
      <dd>{sentence(order.channel)}</dd>
      <dt>Id there</dt>
      <dd>{order.externalId}</dd>
      <dt>Placed</dt>
      <dd>
        <Time at={order.placedAt} />
      </dd>
      {order.shippingService && (
        <>
          <dt>Service</dt>
          <dd>{sentence(order.shippingService)}</dd>
        </>
      )}
      {order.sourceStatus && (
        <>
          <dt>The shop calls it</dt>
          <dd>{order.sourceStatus}</dd>
        </>
      )}
      {order.tags.length > 0 && (
        <>
          <dt>Tags</dt>
          <dd>{order.tags.join(', ')}</dd>
        </>
      )}
      {sums
        .filter(([, minor]) => minor !== null && minor !== 0)
        .map(([name, minor]) => (
          <Sum key={name} name={name} minor={minor ?? 0} currency={order.currency} />
        ))}
    </dl>
  );
}

function Sum({ name, minor, currency }: { name: string; minor: number; currency: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Money minor={minor} currency={currency} />
      </dd>
    </>
  );
}
