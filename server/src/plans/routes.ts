import { z } from 'zod';
import { route } from '../kernel/route.ts';
import { draftPlaybook } from './draft-playbook.ts';
import { findPlaybooks } from './find-playbooks.ts';
import { lintPlaybook, parsePlaybook } from './lint-playbook.ts';
import { Playbook } from './playbook.ts';
import { publishPlaybook } from './publish-playbook.ts';
import { readPlaybook } from './read-playbook.ts';
import { ClientParams, PlaybookProblem, PlaybookRow, Source } from './schema.ts';

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
  response: z.object({ problems: z.array(PlaybookProblem), document: Playbook.nullable().describe('what it says; null while it has problems') }),
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
