import { z } from 'zod';
import { route } from '../kernel/route.ts';
import { addWebhook, findWebhooks, removeWebhook, rotateWebhookSecret } from './webhooks.ts';

const ClientParams = z.object({ clientId: z.uuid() });
const WebhookParams = ClientParams.extend({ webhookId: z.uuid() });

const Webhook = z.object({ webhookId: z.uuid(), url: z.string(), eventTypes: z.array(z.string()), pausedAt: z.string().nullable(), delivered: z.int(), failed: z.int(), lastError: z.string().nullable() }).meta({ id: 'Webhook' });

const listWebhooks = route({
  method: 'GET', path: '/clients/:clientId/webhooks', operation: 'findWebhooks', tag: 'tenancy', summary: 'Where this client’s events are sent', permission: 'tenancy.manage',
  params: ClientParams, response: z.object({ webhooks: z.array(Webhook) }),
  handle: async (ctx) => ({ webhooks: await findWebhooks(ctx) }),
});

const createWebhook = route({
  method: 'POST', path: '/clients/:clientId/webhooks', operation: 'addWebhook', tag: 'tenancy', summary: 'Send events to an address, signed (Standard Webhooks)', permission: 'tenancy.manage', status: 201,
  params: ClientParams, body: z.object({ url: z.string().max(2000), eventTypes: z.array(z.string().min(1).max(200)).min(1).max(100) }),
  response: z.object({ webhookId: z.uuid(), secret: z.string() }),
  handle: (ctx, { body }) => addWebhook(ctx, body),
});

const rotate = route({
  method: 'POST', path: '/clients/:clientId/webhooks/:webhookId/rotate', operation: 'rotateWebhookSecret', tag: 'tenancy', summary: 'A new signing secret; the one before stays valid beside it', permission: 'tenancy.manage',
  params: WebhookParams, response: z.object({ secret: z.string() }),
  handle: (ctx, { params }) => rotateWebhookSecret(ctx, params.webhookId),
});

const deleteWebhook = route({
  method: 'DELETE', path: '/clients/:clientId/webhooks/:webhookId', operation: 'removeWebhook', tag: 'tenancy', summary: 'Send nothing there any more', permission: 'tenancy.manage',
  params: WebhookParams,
  handle: (ctx, { params }) => removeWebhook(ctx, params.webhookId),
});

export const webhookRoutes = [listWebhooks, createWebhook, rotate, deleteWebhook];
