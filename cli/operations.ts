import { readFile } from 'node:fs/promises';
import { commandNames, toKebab } from './command-names.ts';

type Schema = { type?: string; $ref?: string; properties?: Record<string, Schema>; required?: string[]; enum?: string[]; description?: string };

type OpenApi = {
  paths: Record<string, Record<string, {
    operationId: string;
    tags: string[];
    summary: string;
    parameters?: { name: string; in: 'path' | 'query' | 'header'; required?: boolean; description?: string; schema: Schema }[];
    requestBody?: { content?: Record<string, { schema: Schema }> };
  }>>;
  components: { schemas: Record<string, Schema> };
};

/** A value that a command takes. */
export type Field = { name: string; flag: string; isNeeded: boolean; kind: 'text' | 'number' | 'truth' | 'json'; help: string };

/** Flags that stand before every command; a field of such a name is called `--its-url`. */
const COMMON_FLAGS = new Set(['url', 'token', 'client', 'json', 'idempotency-key', 'help', 'body', 'file']);

/** An operation of the API as a command. */
export type Operation = {
  group: string;
  /** `declare-crisis`; `shortName` leaves out what the group says already, where that is unambiguous. */
  name: string;
  shortName: string;
  method: string;
  path: string;
  summary: string;
  pathFields: Field[];
  queryFields: Field[];
  /** Null: the operation takes no JSON. Empty: its body has no fixed fields, and is given whole. */
  bodyFields: Field[] | null;
};

/** Every operation of openapi.json, which is generated from the server's routes. */
export async function readOperations(): Promise<Operation[]> {
  const api = JSON.parse(await readFile(new URL('../openapi.json', import.meta.url), 'utf8')) as OpenApi;
  const all = Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
  const names = commandNames(all.map(({ operation }) => ({ tag: operation.tags[0]!, operationId: operation.operationId })));
  return all.map(({ path, method, operation }) => {
    const parameters = (operation.parameters ?? []).filter((one) => one.name !== 'clientId');
    const fieldsIn = (place: string): Field[] => parameters.filter((one) => one.in === place).map((one) => toField(api, one.name, one.schema, one.required === true, one.description));
    const body = operation.requestBody?.content?.['application/json']?.schema;
    return {
      group: toKebab(operation.tags[0]!),
      name: toKebab(operation.operationId),
      shortName: names.get(operation.operationId)!,
      method: method.toUpperCase(),
      path,
      summary: operation.summary,
      pathFields: fieldsIn('path'),
      queryFields: fieldsIn('query'),
      bodyFields: body === undefined ? null : bodyFields(api, body),
    };
  });
}

function bodyFields(api: OpenApi, body: Schema): Field[] {
  const { properties = {}, required = [] } = resolved(api, body);
  return Object.entries(properties).map(([name, schema]) => toField(api, name, schema, required.includes(name), schema.description));
}

function resolved(api: OpenApi, schema: Schema): Schema {
  return schema.$ref === undefined ? schema : api.components.schemas[schema.$ref.split('/').at(-1)!]!;
}

function toField(api: OpenApi, name: string, given: Schema, isNeeded: boolean, description: string | undefined): Field {
  const schema = resolved(api, given);
  const choices = schema.enum === undefined ? '' : `one of ${schema.enum.join(', ')}`;
  const flag = toKebab(name);
  return { name, flag: COMMON_FLAGS.has(flag) ? `its-${flag}` : flag, isNeeded, kind: kindOf(schema), help: [description ?? schema.description ?? '', choices].filter(Boolean).join('; ') };
}

function kindOf({ type, enum: choices }: Schema): Field['kind'] {
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean') return 'truth';
  return type === 'string' || choices !== undefined ? 'text' : 'json';
}
