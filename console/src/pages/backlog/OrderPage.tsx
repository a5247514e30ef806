import { useParams } from '@tanstack/react-router';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { Page } from '../../ui/basics/page.tsx';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderBody } from './order-body.tsx';
import { OrderSummary, useOrder } from './order-panel.tsx';
import styles from './order.module.css';

export default function OrderPage() {
  const { slug } = useClient();
  const { orderId } = useParams({ strict: false }) as { orderId: string };
  const order = useOrder(orderId);
  const lead = <PathLink href={paths.backlog(slug)}>Backlog</PathLink>;

  if (order.isError) {
    return (
      <Page title="Order" lead={lead}>
        <ErrorState error={order.error} onRetry={() => void order.refetch()} />
      </Page>
    );
  }
  if (!order.data) {
    return (
      <Page title="Order" lead={lead}>
        <SkeletonText lines={16} />
      </Page>
    );
  }
  return (
    <Page
      title={`Order ${order.data.number}`}
      aside={<OrderSummary order={order.data} />}
      lead={lead}
      actions={<OrderActions order={order.data} />}
    >
      <div className={styles.page}>
        {/* In the panel these parts stand under its title; here they need one of their own. */}
        <h2 className={styles.unseen}>Everything about it</h2>
        <OrderBody order={order.data} />
      </div>
    </Page>
  );
}
