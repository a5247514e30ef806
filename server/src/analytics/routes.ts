import { z } from 'zod';
import { withClient } from '../kernel/db.ts';
import { openProviderRoute, route } from '../kernel/route.ts';
import { findClientIds } from './find-client-ids.ts';
import { findNeeds, Need } from './find-needs.ts';
import { readTile, WallTile } from './read-tile.ts';

const wall = openProviderRoute({
  method: 'GET', path: '/wall', operation: 'readWall', tag: 'analytics', summary: 'One tile for every client I work for',
  response: z.object({ tiles: z.array(WallTile) }),
  async handle({ services, providerId, actor, permissionsFor, request }) {
    const tiles: WallTile[] = [];
    // One client after the other, each in its own context: the wall has no view across clients.
    for (const clientId of await findClientIds(services.database, { providerId, actor, requestId: request.id })) {
      const permissions = permissionsFor(clientId);
      if (!permissions?.has('orders.read')) continue;
      tiles.push(await withClient(services.database, { clientId, providerId, actor: { ...actor, permissions }, requestId: request.id }, readTile));
    }
    return { tiles };
  },
});

const tile = route({
  method: 'GET', path: '/clients/:clientId/tile', operation: 'readTile', tag: 'analytics', summary: 'One client’s tile of the wall', permission: 'orders.read',
  params: z.object({ clientId: z.uuid() }), response: WallTile,
  handle: (ctx) => readTile(ctx),
});

const needs = route({
  method: 'GET', path: '/clients/:clientId/needs', operation: 'findNeeds', tag: 'analytics', summary: 'What waits for a person, by deadline', permission: 'orders.read',
  params: z.object({ clientId: z.uuid() }), response: z.object({ needs: z.array(Need), now: z.string() }),
  handle: async (ctx) => ({ needs: await findNeeds(ctx), now: ctx.now.toISOString() }),
});

export const analyticsRoutes = [wall, tile, needs];
