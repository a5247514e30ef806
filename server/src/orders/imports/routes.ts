import type { Readable } from 'node:stream';
import { z } from 'zod';
import { idempotencyKey } from '../../kernel/idempotency.ts';
import { PageQuery } from '../../kernel/page.ts';
import { openRoute, route } from '../../kernel/route.ts';
import { addImportFile, setImportMapping } from './add-import-file.ts';
import { cancelImport } from './end-import.ts';
import { findImport, findImportProblems, findImports } from './find-imports.ts';
import { Import, ImportProblem, ImportRequest, ImportsQuery, MAPPING_CHARS_MAX } from './schema.ts';
import { startImport } from './start-import.ts';
import { openRejects, openReport } from './write-rejects-file.ts';

const Client = z.object({ clientId: z.uuid() });
const OneImport = Client.extend({ importId: z.uuid() });
const HOW = 'The body is the file itself, as it is or packed with gzip.';

const startImportRoute = openRoute({
  method: 'POST',
  path: '/clients/:clientId/imports',
  operation: 'startImport',
  tag: 'orders',
  summary: 'Import a file of orders',
  description: `${HOW} It is read in the background; an order that is here already is not made twice.`,
  permission: 'orders.write',
  params: Client,
  query: ImportRequest,
  bodyAs: 'stream',
  status: 201,
  response: Import,
  async handle({ services, scope, request, reply }, { query }) {
    const done = await startImport(services, scope, query, request.raw, idempotencyKey(request));
    if (done.replayed) void reply.header('idempotent-replay', 'true');
    return done.response;
  },
});

const addImportFileRoute = openRoute({
  method: 'PUT',
  path: '/clients/:clientId/imports/:importId/files/:name',
  operation: 'addImportFile',
  tag: 'orders',
  summary: 'Add a file that the mapping names beside the orders file',
  description: `${HOW} With the last of them the import starts.`,
  permission: 'orders.write',
  params: OneImport.extend({ name: z.string().max(100) }),
  bodyAs: 'stream',
  response: Import,
  async handle({ services, scope, request }, { params }) {
    return addImportFile(services, scope, params.importId, params.name, request.raw);
  },
});

const setImportMappingRoute = route({
  method: 'PUT',
  path: '/clients/:clientId/imports/:importId/mapping',
  operation: 'setImportMapping',
  tag: 'orders',
  summary: 'Say which column of the file becomes which field',
  permission: 'orders.write',
  params: OneImport,
  body: z.object({ yaml: z.string().min(1).max(MAPPING_CHARS_MAX) }),
  response: Import,
  async handle(ctx, { params, body }) {
    return setImportMapping(ctx, params.importId, body.yaml);
  },
});

const cancelImportRoute = route({
  method: 'POST',
  path: '/clients/:clientId/imports/:importId/cancel',
  operation: 'cancelImport',
  tag: 'orders',
  summary: 'Stop an import; what it has brought in stays in',
  permission: 'orders.write',
  params: OneImport,
  response: Import,
  async handle(ctx, { params }) {
    return cancelImport(ctx, params.importId);
  },
});

const findImportsRoute = route({
  method: 'GET',
  path: '/clients/:clientId/imports',
  operation: 'findImports',
  tag: 'orders',
  summary: 'Imports, newest first',
  permission: 'orders.read',
  params: Client,
  query: ImportsQuery,
  response: z.object({ rows: z.array(Import), next: z.string().nullable() }),
  async handle(ctx, { query }) {
    return findImports(ctx, query);
  },
});

const findImportRoute = route({
  method: 'GET',
  path: '/clients/:clientId/imports/:importId',
  operation: 'findImport',
  tag: 'orders',
  summary: 'How far an import is, with its rate and what is left',
  permission: 'orders.read',
  params: OneImport,
  response: Import,
  async handle(ctx, { params }) {
    return findImport(ctx, params.importId);
  },
});

// Refused rows hold what the file held, names and addresses among it: for those who may send it.
const findImportProblemsRoute = route({
  method: 'GET',
  path: '/clients/:clientId/imports/:importId/problems',
  operation: 'findImportProblems',
  tag: 'orders',
  summary: 'What was refused: row, column, value and reason',
  permission: 'orders.write',
  params: OneImport,
  query: PageQuery,
  response: z.object({ rows: z.array(ImportProblem), next: z.string().nullable() }),
  async handle(ctx, { params, query }) {
    return findImportProblems(ctx, params.importId, query);
  },
});

const CSV = 'text/csv; charset=utf-8';

const readImportRejectsRoute = openRoute({
  method: 'GET',
  path: '/clients/:clientId/imports/:importId/rejects.csv',
  operation: 'readImportRejects',
  tag: 'orders',
  summary: 'The refused orders in the file’s own format, to be mended and imported',
  permission: 'orders.write',
  params: OneImport,
  produces: CSV,
  async handle({ services, scope }, { params }) {
    return download(await openRejects(services, scope, params.importId), `rejects-${params.importId}.csv`);
  },
});

const readImportReportRoute = openRoute({
  method: 'GET',
  path: '/clients/:clientId/imports/:importId/report.csv',
  operation: 'readImportReport',
  tag: 'orders',
  summary: 'What was refused and why, as a table',
  permission: 'orders.write',
  params: OneImport,
  produces: CSV,
  async handle({ services, scope }, { params }) {
    return download(await openReport(services, scope, params.importId), `report-${params.importId}.csv`);
  },
});

function download(raw: Readable, filename: string): { raw: Readable; type: string; filename: string } {
  return { raw, type: CSV, filename };
}

export const importRoutes = [
  startImportRoute, addImportFileRoute, setImportMappingRoute, cancelImportRoute, findImportsRoute, findImportRoute, findImportProblemsRoute,
  readImportRejectsRoute, readImportReportRoute,
];
