import { z } from 'zod';
import { PageQuery } from '../kernel/page.ts';
import { DELIVERY_STATES } from './states.ts';

const DeliveryStateName = z.enum(DELIVERY_STATES);

export const OutboxQuery = PageQuery.extend({
  sourceId: z.uuid().optional().describe('only mails of this notice or status update'),
  state: DeliveryStateName.optional(),
  to: z.string().max(254).optional().describe('only mails to this address'),
});

export const OutboxMail = z.object({
  deliveryId: z.uuid(),
  sourceKind: z.enum(['notice', 'status_update', 'subscription']),
  sourceId: z.uuid(),
  to: z.string().nullable().describe('null after erasure'),
  language: z.string().nullable(),
  subject: z.string().nullable(),
  state: DeliveryStateName,
  transport: z.string().nullable().describe('`viewer`: kept here, nothing left the house'),
  cause: z.string().nullable(),
  answer: z.string().nullable(),
  attempts: z.int(),
  queuedAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  nextAt: z.iso.datetime().nullable(),
  can: z.array(z.enum(['stop', 'retry', 'resolve', 'bounce'])),
}).meta({ id: 'OutboxMail' });
export type OutboxMail = z.infer<typeof OutboxMail>;

export const OutboxMailBody = OutboxMail.extend({
  text: z.string().nullable(),
  html: z.string().nullable().describe('show it in a sandboxed frame only'),
}).meta({ id: 'OutboxMailBody' });

export const SenderShape = z.object({
  name: z.string().min(1).max(100).regex(/^\P{Cc}+$/u, 'must not contain control characters'),
  address: z.string().max(254),
  replyTo: z.string().max(254).nullable(),
}).meta({ id: 'MailSender' });
