import { z } from 'zod';
import { openRoute, route } from '../kernel/route.ts';
import { withClient } from '../kernel/db.ts';
import { findMail, findOutbox } from './find-outbox.ts';
import { reportDelivery, resolveDelivery } from './resolve-delivery.ts';
import { OutboxMail, OutboxMailBody, OutboxQuery, SenderShape } from './schema.ts';
import { changeSender, readSender } from './sender.ts';
import { releaseAddress, suppressAddress } from './suppress-address.ts';

const tag = 'channels';
const InClient = z.object({ clientId: z.uuid() });
const OneDelivery = InClient.extend({ deliveryId: z.uuid() });

const findOutboxRoute = route({
  method: 'GET', path: '/clients/:clientId/outbox', operation: 'findOutbox', tag, permission: 'customers.read',
  summary: 'Mails that were or will be sent, newest first',
  params: InClient, query: OutboxQuery,
  response: z.object({ rows: z.array(OutboxMail), next: z.string().nullable() }),
  handle: (ctx, { query }) => findOutbox(ctx, query),
});

const readMail = route({
  method: 'GET', path: '/clients/:clientId/outbox/:deliveryId', operation: 'readMail', tag, permission: 'customers.read',
  summary: 'One mail as it was rendered, and what became of it',
  params: OneDelivery, response: OutboxMailBody,
  handle: (ctx, { params }) => findMail(ctx, params.deliveryId),
});

const resolveDeliveryRoute = route({
  method: 'POST', path: '/clients/:clientId/outbox/:deliveryId/resolve', operation: 'resolveDelivery', tag, permission: 'comms.run',
  summary: 'Say what became of a delivery whose outcome is unknown',
  params: OneDelivery,
  body: z.object({ outcome: z.enum(['sent', 'failed_perm']).describe('`failed_perm`: it provably did not arrive'), note: z.string().min(1).max(500) }),
  handle: (ctx, { params, body }) => resolveDelivery(ctx, params.deliveryId, body),
});

const reportDeliveryRoute = route({
  method: 'POST', path: '/clients/:clientId/outbox/reports', operation: 'reportDelivery', tag, permission: 'comms.run',
  summary: 'Take in a bounce or a provider’s report, by Message-ID',
  params: InClient,
  body: z.object({ messageId: z.string().min(1).max(400), outcome: z.enum(['delivered', 'bounced']), reason: z.string().max(500).nullable().default(null) }),
  response: z.object({ deliveryId: z.uuid(), changed: z.boolean() }),
  handle: (ctx, { body }) => reportDelivery(ctx, body),
});

const readMailSender = openRoute({
  method: 'GET', path: '/clients/:clientId/mail-sender', operation: 'readMailSender', tag, permission: 'comms.read',
  summary: 'Who stands as the sender of the client’s mails',
  params: InClient, response: SenderShape,
  async handle({ services, scope }) {
    const { name, address, replyTo } = await withClient(services.database, scope, (ctx) => readSender(ctx, services.config));
    return { name, address, replyTo };
  },
});

const changeMailSender = route({
  method: 'PUT', path: '/clients/:clientId/mail-sender', operation: 'changeMailSender', tag, permission: 'tenancy.manage',
  summary: 'Change the sender of the client’s mails',
  params: InClient, body: SenderShape,
  handle: (ctx, { body }) => changeSender(ctx, body),
});

const suppressAddressRoute = route({
  method: 'POST', path: '/clients/:clientId/suppressed-addresses', operation: 'suppressAddress', tag, permission: 'comms.write',
  summary: 'Write no more to an address',
  params: InClient, body: z.object({ address: z.string().max(254), reason: z.enum(['complaint', 'asked']) }),
  handle: (ctx, { body }) => suppressAddress(ctx, body),
});

const releaseAddressRoute = route({
  method: 'POST', path: '/clients/:clientId/suppressed-addresses/release', operation: 'releaseAddress', tag, permission: 'comms.write',
  summary: 'Write to a suppressed address again',
  params: InClient, body: z.object({ address: z.string().max(254) }),
  handle: (ctx, { body }) => releaseAddress(ctx, body.address),
});

export const channelsRoutes = [findOutboxRoute, readMail, resolveDeliveryRoute, reportDeliveryRoute, readMailSender, changeMailSender, suppressAddressRoute, releaseAddressRoute];
