import { useQuery } from '@tanstack/react-query';
import { api, type OrderDetail } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useLiveRefresh } from '../../live/live.tsx';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { useNow } from '../../session/use-now.ts';
import type { PanelContent } from '../../ui/panel/split-panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { Money } from '../../ui/values/money.tsx';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderBody } from './order-body.tsx';
import styles from './order.module.css';
import { STAGE_WORDS, standingOf } from './order-words.ts';

export function useOrder(orderId: string | undefined) {
  const { clientId } = useClient();
  useLiveRefresh(['orders.', 'fulfilment.'], [api.findOrder, api.readOrderStory]);
  return useQuery({
    ...readQuery(api.findOrder, { params: { clientId, orderId: orderId ?? '' } }),
    enabled: orderId !== undefined,
  });
}

/** The open order of a list, as its panel shows it. */
export function useOrderPanel(orderId: string | undefined): PanelContent | null {
  const { slug } = useClient();
  const order = useOrder(orderId);
  if (orderId === undefined) return null;
  const href = paths.order(slug, orderId);
  if (order.isError) {
    return { title: 'Order', body: <ErrorState error={order.error} onRetry={() => void order.refetch()} /> };
  }
  if (!order.data) return { title: 'Order', href, body: <SkeletonText lines={12} /> };
  return {
    title: `Order ${order.data.number}`,
    href,
    summary: <OrderSummary order={order.data} />,
    actions: <OrderActions order={order.data} />,
    body: <OrderBody order={order.data} />,
  };
}

/** State, value and size of an order in one line. */
export function OrderSummary({ order }: { order: OrderDetail }) {
  const { state, words } = standingOf(order, useNow());
  return (
    <div className={styles.summary}>
      <StateBadge state={state}>{words}</StateBadge>
      <span>{STAGE_WORDS[order.stage]}</span>
      <Money minor={order.totalMinor} currency={order.currency} />
      <span>
        {formatCount(order.units)} {order.units === 1 ? 'unit' : 'units'}
      </span>
      {order.priority > 0 && <span>Priority {order.priority}</span>}
    </div>
  );
}
