import { z } from 'zod';
import { route } from '../kernel/route.ts';
import { previewTemplate } from './templates/preview-template.ts';
import { placeholdersOf, TemplateContent } from './templates/content.ts';
import { findTemplate, findTemplates, readClientWords } from './templates/find-templates.ts';
import { lintTemplate } from './templates/lint-template.ts';
import { publishTemplate, saveTemplate } from './templates/publish-template.ts';
import { FindingShape, LintedTemplate, PreviewBody, RenderedShape, TemplateName, TemplateShape } from './schema.ts';

const tag = 'comms';
const InClient = z.object({ clientId: z.uuid() });
const OneTemplate = InClient.extend({ name: TemplateName });

const findTemplatesRoute = route({
  method: 'GET', path: '/clients/:clientId/templates', operation: 'findTemplates', tag, permission: 'comms.read',
  summary: 'Message templates: the newest version of each',
  params: InClient, response: z.array(TemplateShape),
  handle: (ctx) => findTemplates(ctx),
});

const readTemplate = route({
  method: 'GET', path: '/clients/:clientId/templates/:name', operation: 'readTemplate', tag, permission: 'comms.read',
  summary: 'One template with what the linter says of it',
  params: OneTemplate, query: z.object({ version: z.coerce.number().int().min(1).optional() }), response: LintedTemplate,
  async handle(ctx, { params, query }) {
    const template = await findTemplate(ctx, params.name, query.version);
    const { languages } = await readClientWords(ctx);
    const placeholders = [...placeholdersOf(template.content)].map(([name, type]) => ({ name, type }));
    return { ...template, findings: lintTemplate(template.content, languages), placeholders };
  },
});

const saveTemplateRoute = route({
  method: 'PUT', path: '/clients/:clientId/templates/:name', operation: 'saveTemplate', tag, permission: 'comms.write',
  summary: 'Keep a draft of a template',
  params: OneTemplate, body: TemplateContent, response: z.object({ version: z.int(), findings: z.array(FindingShape) }),
  handle: (ctx, { params, body }) => saveTemplate(ctx, params.name, body),
});

const publishTemplateRoute = route({
  method: 'POST', path: '/clients/:clientId/templates/:name/versions/:version/publish', operation: 'publishTemplate', tag, permission: 'comms.approve',
  summary: 'Make a draft the version to send; it can no longer change',
  params: OneTemplate.extend({ version: z.coerce.number().int().min(1) }),
  handle: (ctx, { params }) => publishTemplate(ctx, params.name, params.version),
});

const lintTemplateRoute = route({
  method: 'POST', path: '/clients/:clientId/templates/lint', operation: 'lintTemplate', tag, permission: 'comms.read',
  summary: 'Check a template without keeping it',
  params: InClient, body: TemplateContent, response: z.object({ findings: z.array(FindingShape) }),
  async handle(ctx, { body }) {
    const { languages } = await readClientWords(ctx);
    return { findings: lintTemplate(body, languages) };
  },
});

const previewTemplateRoute = route({
  method: 'POST', path: '/clients/:clientId/templates/preview', operation: 'previewTemplate', tag, permission: 'comms.read',
  summary: 'A template as a customer would read it, with made-up orders',
  params: InClient, body: PreviewBody, response: RenderedShape,
  handle: (ctx, { body }) => previewTemplate(ctx, body),
});

export const templateRoutes = [findTemplatesRoute, readTemplate, saveTemplateRoute, publishTemplateRoute, lintTemplateRoute, previewTemplateRoute];
