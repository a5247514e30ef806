export { addressHash, mailAddress } from './address.ts';
export { deliverMails } from './deliver-mails.ts';
export { eraseRecipient } from './erase-recipient.ts';
export { deliveriesChanged, deliveryResolved } from './events.ts';
export { queueMails, type Mail, type MailSource } from './queue-mails.ts';
export { recoverDeliveries } from './recover-deliveries.ts';
export { requireAddress } from './sender.ts';
export { DELIVERY_STATES, deliveryCan, type DeliveryState } from './states.ts';
export { retryMails, stopMails } from './stop-mails.ts';

import { deliverMails } from './deliver-mails.ts';
import { recoverDeliveriesSchedule } from './recover-deliveries.ts';
import { channelsRoutes } from './routes.ts';

export const channelsModule = { name: 'channels', routes: channelsRoutes, jobs: [deliverMails], schedules: [recoverDeliveriesSchedule] };
