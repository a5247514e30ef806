import { execute, sql } from '../kernel/db.ts';
import { reaction } from '../kernel/jobs.ts';
import { orderCancelled } from '../orders/index.ts';

/** Released work of which nothing is left to send is no shipment any more. */
export const endShipments = reaction({
  name: 'fulfilment.end_shipments',
  on: orderCancelled,
  async run(ctx, { payload: { orderId } }) {
    await execute(ctx, sql`
      update fulfilment.shipment f set state = 'cancelled'
      where f.client_id = ${ctx.clientId} and f.order_id = ${orderId} and f.state = 'released' and not exists (
        select from fulfilment.shipment_line l
        left join inventory.reservation r on r.client_id = l.client_id and r.reservation_id = l.reservation_id
        where l.client_id = f.client_id and l.shipment_id = f.shipment_id and (l.reservation_id is null or r.state = 'open'))`);
  },
});
