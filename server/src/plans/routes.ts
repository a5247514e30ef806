import { z } from 'zod';
import { route } from '../kernel/route.ts';
import { draftPlaybook, findPlaybooks, publishPlaybook, readPlaybook } from './find-playbooks.ts';
import { lintPlaybook, parsePlaybook, Playbook } from './playbook.ts';

const ClientParams = z.object({ clientId: z.uuid() });
const Source = z.object({ source: z.string().max(200_000) });

const PlaybookRow = z.object({
  versionId: z.uuid().nullable(), playbook: z.string(), version: z.int(), title: z.string(), crisisType: z.string(),
  state: z.enum(['draft', 'published', 'retired']), origin: z.enum(['library', 'client']), sha256: z.string(), madeAt: z.string().nullable(),
}).meta({ id: 'PlaybookRow' });

const list = route({
  method: 'GET', path: '/clients/:clientId/playbooks', operation: 'findPlaybooks', tag: 'plans', summary: 'Playbooks to declare a crisis with', permission: 'plans.read',
  params: ClientParams, response: z.object({ playbooks: z.array(PlaybookRow) }),
  handle: async (ctx) => ({ playbooks: await findPlaybooks(ctx) }),
});

const read = route({
  method: 'GET', path: '/clients/:clientId/playbooks/:playbook', operation: 'readPlaybook', tag: 'plans', summary: 'One playbook: its text and what it says', permission: 'plans.read',
  params: ClientParams.extend({ playbook: z.string().max(63) }), query: z.object({ versionId: z.uuid().optional() }),
  response: z.object({ versionId: z.uuid().nullable(), version: z.int(), sha256: z.string(), source: z.string(), document: Playbook }),
  async handle(ctx, { params, query }) {
    const { playbook, ...rest } = await readPlaybook(ctx, params.playbook, query.versionId);
    return { ...rest, document: playbook };
  },
});

const lint = route({
  method: 'POST', path: '/clients/:clientId/playbooks/lint', operation: 'lintPlaybook', tag: 'plans', summary: 'Every problem of a playbook’s text, with its place', permission: 'plans.read',
  params: ClientParams, body: Source,
  response: z.object({ problems: z.array(z.object({ path: z.string(), message: z.string(), line: z.int().nullable() })), document: Playbook.nullable().describe('what it says; null while it has problems') }),
  async handle(_ctx, { body }) {
    const problems = lintPlaybook(body.source);
    return { problems, document: problems.length === 0 ? parsePlaybook(body.source).playbook : null };
  },
});

const draft = route({
  method: 'POST', path: '/clients/:clientId/playbooks', operation: 'draftPlaybook', tag: 'plans', summary: 'Store a playbook’s text as a draft', permission: 'plans.write', status: 201,
  params: ClientParams, body: Source, response: z.object({ versionId: z.uuid() }),
  handle: (ctx, { body }) => draftPlaybook(ctx, body.source),
});

const publishVersion = route({
  method: 'POST', path: '/clients/:clientId/playbooks/versions/:versionId/publish', operation: 'publishPlaybook', tag: 'plans', summary: 'Put a draft into force', permission: 'plans.write',
  params: ClientParams.extend({ versionId: z.uuid() }),
  handle: (ctx, { params }) => publishPlaybook(ctx, params.versionId),
});

export const plansRoutes = [list, read, lint, draft, publishVersion];
