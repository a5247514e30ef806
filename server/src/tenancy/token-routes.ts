import { z } from 'zod';
import { providerRoute } from '../kernel/route.ts';
import { requireClient } from './require-client.ts';
import { RoleName } from './roles.ts';
import { findTokens, makeToken, revokeToken } from './tokens.ts';

const Token = z.object({ tokenId: z.uuid(), name: z.string(), role: z.string(), clientId: z.uuid().nullable(), createdAt: z.string(), expiresAt: z.string().nullable() }).meta({ id: 'Token' });

const listTokens = providerRoute({
  method: 'GET', path: '/tokens', operation: 'findTokens', tag: 'tenancy', summary: 'Tokens of machines', permission: 'tenancy.manage',
  response: z.object({ tokens: z.array(Token) }),
  handle: async (ctx) => ({ tokens: await findTokens(ctx) }),
});

const addToken = providerRoute({
  method: 'POST', path: '/tokens', operation: 'makeToken', tag: 'tenancy', summary: 'A token for a machine; its secret is shown only here', permission: 'tenancy.manage', status: 201,
  body: z.object({ name: z.string().trim().min(1).max(200), role: RoleName, clientId: z.uuid().nullable().default(null) }),
  response: z.object({ tokenId: z.uuid(), secret: z.string() }),
  async handle(ctx, { body }) {
    if (body.clientId) await requireClient(ctx, body.clientId);
    return makeToken(ctx, body);
  },
});

const endToken = providerRoute({
  method: 'DELETE', path: '/tokens/:tokenId', operation: 'revokeToken', tag: 'tenancy', summary: 'End a token at once', permission: 'tenancy.manage',
  params: z.object({ tokenId: z.uuid() }),
  handle: (ctx, { params }) => revokeToken(ctx, params.tokenId),
});

export const tokenRoutes = [listTokens, addToken, endToken];
