import { z } from 'zod';
import { route } from '../kernel/route.ts';
import { BacklogFilter } from './backlog-filter.ts';
import { BacklogRow, BacklogSummary } from './backlog-schema.ts';
import { BacklogQuery, findBacklog } from './find-backlog.ts';
import { summariseBacklog } from './summarise-backlog.ts';

const Client = z.object({ clientId: z.uuid() });

const findBacklogRoute = route({
  method: 'GET',
  path: '/clients/:clientId/backlog',
  operation: 'findBacklog',
  tag: 'orders',
  summary: 'Open orders, filtered and sorted',
  description: 'Give a filter several times for several values. Closed orders are listed with state=closed or state=all, sorted by placedAt.',
  permission: 'orders.read',
  params: Client,
  query: BacklogQuery,
  response: z.object({ orders: z.array(BacklogRow), next: z.string().nullable() }),
  async handle(ctx, { query }) {
    return findBacklog(ctx, query);
  },
});

const summariseBacklogRoute = route({
  method: 'GET',
  path: '/clients/:clientId/backlog/summary',
  operation: 'summariseBacklog',
  tag: 'orders',
  summary: 'The filtered orders in figures: sums, counts of each facet, age by stage',
  description: 'Takes up to two seconds over a million orders; ask for it beside the page.',
  permission: 'orders.read',
  params: Client,
  query: BacklogFilter,
  response: BacklogSummary,
  async handle(ctx, { query }) {
    return summariseBacklog(ctx, query);
  },
});

export const backlogRoutes = [findBacklogRoute, summariseBacklogRoute];
