import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import type { Context } from './context.ts';
import type { Field, Operation } from './operations.ts';
import { printAnswer, printRaw } from './print-answer.ts';
import { CliError } from './refusal.ts';

type Flags = Record<string, string | undefined>;

/** Make an operation a command of its group: what its path needs are arguments, the rest flags. */
export function addOperation(group: Command, operation: Operation, context: Context): void {
  const command = group.command(operation.shortName).description(operation.summary);
  if (operation.shortName !== operation.name) command.alias(operation.name);
  for (const field of operation.pathFields) command.argument(`<${field.flag}>`, field.help);
  for (const field of [...operation.queryFields, ...(operation.bodyFields ?? [])]) command.option(`--${field.flag} <value>`, helpOf(field));
  if (operation.bodyFields !== null) command.option('--body <json>', 'the whole body as JSON; @FILE reads a file, - the standard input. Flags go on top');
  else if (operation.method === 'POST' || operation.method === 'PUT') command.option('--file <path>', 'send this file as the body');
  command.action(async (...given: unknown[]) => {
    const values = given.slice(0, operation.pathFields.length) as string[];
    // commander names flags in camel case itself; ours come from such names, digits and all.
    const flags = command.opts<Flags>();
    await run(operation, values, (field) => flags[camel(field.flag)], flags, context);
  });
}

function helpOf({ isNeeded, kind, help }: Field): string {
  return [isNeeded ? '(needed)' : '', help, kind === 'json' ? '(JSON)' : ''].filter(Boolean).join(' ');
}

function camel(flag: string): string {
  return flag.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

async function run(operation: Operation, pathValues: readonly string[], valueOf: (field: Field) => string | undefined, flags: Flags, context: Context): Promise<void> {
  const server = await context.server();
  const path = await fillPath(operation, pathValues, () => server.clientPath());
  const query = Object.fromEntries(operation.queryFields.flatMap((field) => { const value = valueOf(field); return value === undefined ? [] : [[field.name, value]]; }));
  const json = operation.bodyFields === null ? undefined : await readBody(operation.bodyFields, valueOf, flags.body);
  const response = await server.send({
    method: operation.method,
    path,
    query,
    json,
    file: flags.file === undefined ? undefined : createReadStream(flags.file),
    headers: operation.method === 'POST' ? { 'idempotency-key': context.idempotencyKey() } : {},
  });
  if (!response.headers.get('content-type')?.includes('json')) {
    await printRaw(response);
    return;
  }
  printAnswer(await response.json(), context.isJson());
}

async function fillPath(operation: Operation, values: readonly string[], clientPath: () => Promise<string>): Promise<string> {
  const filled = operation.pathFields.reduce((path, field, i) => path.replace(`{${field.name}}`, encodeURIComponent(values[i]!)), operation.path);
  return filled.includes('{clientId}') ? filled.replace('/api/v1/clients/{clientId}', await clientPath()) : filled;
}

async function readBody(fields: readonly Field[], valueOf: (field: Field) => string | undefined, whole: string | undefined): Promise<unknown> {
  const given = Object.fromEntries(fields.flatMap((field) => { const value = valueOf(field); return value === undefined ? [] : [[field.name, parseValue(field, value)]]; }));
  const body = whole === undefined ? {} : parseJson('--body', await readText(whole));
  return Object.keys(given).length === 0 && whole !== undefined ? body : { ...Object(body), ...given };
}

/** The text itself, or what it points to. */
async function readText(given: string): Promise<string> {
  if (given === '-') return readAll(process.stdin);
  return given.startsWith('@') ? readFile(given.slice(1), 'utf8') : given;
}

function parseValue({ flag, kind }: Field, value: string): unknown {
  if (kind === 'text') return value;
  if (kind === 'json') return parseJson(`--${flag}`, value);
  if (kind === 'truth' && (value === 'true' || value === 'false')) return value === 'true';
  if (kind === 'number' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  throw new CliError(`--${flag} is "${value}". It must be ${kind === 'number' ? 'a number' : 'true or false'}.`);
}

function parseJson(flag: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(`${flag} is not JSON: ${(error as Error).message}. Put it in single quotes, or in a file: ${flag} @FILE`);
  }
}
