import type { Content, OpenApi, OpenApiOperation, Parameter, Schema } from './openapi.ts';
import { indent, renderDoc, renderKey, renderType, typeName } from './render-type.ts';

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete']);

const HEADER = `// Generated from openapi.json by console/src/api/generate-client.ts. Do not edit:
// change the server's schemas and run \`npm run generate\`.
import { operation } from './operation.ts';
`;

interface NamedOperation {
  id: string;
  method: string;
  path: string;
  operation: OpenApiOperation;
}

/**
 * The typed client of an OpenAPI document, as the text of one file: a type for every schema in
 * use and, under `api`, one function for every operation, named by its operationId.
 *
 * Event streams are left out: they are read with EventSource (console/src/live).
 *
 * @throws {Error} when an operation has no operationId, or two share one.
 */
export function renderClient(openApi: OpenApi): string {
  const operations = listOperations(openApi);
  const operationTypes = operations.map(renderOperationTypes);
  const schemas = renderUsedSchemas(openApi, operationTypes.join('\n'));
  return [
    HEADER,
    ...schemas,
    ...operationTypes,
    `export const api = {\n${operations.map(renderOperation).join('\n')}\n};\n`,
  ].join('\n');
}

function listOperations(openApi: OpenApi): NamedOperation[] {
  const byId = new Map<string, NamedOperation>();
  for (const [path, methods] of Object.entries(openApi.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (!METHODS.has(method) || isEventStream(operation)) continue;
      const id = operation.operationId;
      if (!id) {
        throw new Error(
          `Cannot name ${method.toUpperCase()} ${path}: it has no operationId. Give its route one.`,
        );
      }
      const other = byId.get(id);
      if (other) {
        throw new Error(
          `Cannot name ${method.toUpperCase()} ${path}: ${other.method} ${other.path} is already called ${id}.`,
        );
      }
      byId.set(id, { id, method: method.toUpperCase(), path, operation });
    }
  }
  return [...byId.values()].sort((a, b) => compare(a.id, b.id));
}

/** The schemas that some operation needs, and those that these need; fastify emits twice as many. */
function renderUsedSchemas(openApi: OpenApi, operationTypes: string): string[] {
  const unused = new Map(
    Object.entries(openApi.components?.schemas ?? {}).map(([name, schema]) => [
      typeName(name),
      renderSchema(name, schema),
    ]),
  );
  const used = new Map<string, string>();
  const mentions = [operationTypes];
  for (const text of mentions) {
    for (const [name, rendered] of unused) {
      if (!new RegExp(`\\b${name}\\b`).test(text)) continue;
      unused.delete(name);
      used.set(name, rendered);
      mentions.push(rendered);
    }
  }
  return [...used].sort(([a], [b]) => compare(a, b)).map(([, rendered]) => rendered);
}

function renderSchema(name: string, schema: Schema): string {
  const doc = typeof schema === 'object' ? renderDoc(schema.description) : '';
  return `${doc}export type ${typeName(name)} = ${renderType(schema)};\n`;
}

function renderOperationTypes({ id, operation }: NamedOperation): string {
  const name = typeName(id);
  return [
    `export type ${name}Request = ${renderRequest(operation)};\n`,
    `export type ${name}Response = ${renderResponse(operation)};\n`,
  ].join('\n');
}

function renderOperation({ id, method, path, operation }: NamedOperation): string {
  const doc = renderDoc(operation.summary ?? operation.description, 1);
  const name = typeName(id);
  return `${doc}  ${id}: operation<${name}Request, ${name}Response>('${id}', '${method}', '${path}'),`;
}

function renderRequest(operation: OpenApiOperation): string {
  const parameters = operation.parameters ?? [];
  const members = [
    renderParameters('params', parameters.filter((parameter) => parameter.in === 'path')),
    renderParameters('query', parameters.filter((parameter) => parameter.in === 'query')),
    renderBody(operation),
  ].filter((member) => member !== null);
  return members.length === 0 ? 'Record<string, never>' : `{\n${members.join('\n')}\n}`;
}

function renderParameters(member: string, parameters: Parameter[]): string | null {
  if (parameters.length === 0) return null;
  const lines = parameters.map((parameter) => {
    const mark = parameter.required ? '' : '?';
    const type = renderType(parameter.schema, 2);
    return `${renderDoc(parameter.description, 2)}${indent(2)}${renderKey(parameter.name)}${mark}: ${type};`;
  });
  const mark = parameters.some((parameter) => parameter.required) ? '' : '?';
  return `  ${member}${mark}: {\n${lines.join('\n')}\n  };`;
}

function renderBody({ requestBody }: OpenApiOperation): string | null {
  if (!requestBody?.content) return null;
  const mark = requestBody.required === false ? '?' : '';
  return `  body${mark}: ${renderContent(requestBody.content, 'FormData | Blob | string', 1)};`;
}

function renderResponse(operation: OpenApiOperation): string {
  const success = Object.entries(operation.responses ?? {})
    .filter(([status]) => status.startsWith('2'))
    .map(([, response]) => (response.content ? renderContent(response.content, 'Blob', 0) : 'undefined'));
  return [...new Set(success)].join(' | ') || 'unknown';
}

function renderContent(content: Content, otherwise: string, depth: number): string {
  const json = content['application/json'];
  return json ? renderType(json.schema, depth) : otherwise;
}

function isEventStream(operation: OpenApiOperation): boolean {
  return Object.values(operation.responses ?? {}).some(
    (response) => response.content !== undefined && 'text/event-stream' in response.content,
  );
}

/** By code unit and not by locale, so that the file is the same on every machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
