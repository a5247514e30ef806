import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { OpenApi } from './generator/openapi.ts';
import { renderClient } from './generator/render-client.ts';
import { renderType } from './generator/render-type.ts';

const fixture = JSON.parse(
  readFileSync(new URL('./generate-client.fixture.json', import.meta.url), 'utf8'),
) as OpenApi;

test('an operation becomes one typed function named by its operationId', () => {
  const text = renderClient(fixture);

  assert.match(
    text,
    /declareCrisis: operation<DeclareCrisisRequest, DeclareCrisisResponse>\('declareCrisis', 'POST', '\/api\/v1\/clients\/\{clientId\}\/crises'\)/,
  );
  assert.match(text, /export type DeclareCrisisResponse = CrisisSummary;/);
  assert.match(text, /phase\?: \("declared" \| "closed"\)\[\];/);
});

test('an answer without JSON is a document, an empty one is undefined', () => {
  const text = renderClient(fixture);

  assert.match(text, /export type PrintReportResponse = Blob;/);
  assert.match(text, /export type SignOutResponse = undefined;/);
});

test('a schema that nothing refers to is left out', () => {
  const schemas = { ...fixture.components?.schemas, Forgotten: { type: 'string' } };
  const text = renderClient({ ...fixture, components: { schemas } });

  assert.match(text, /export type ClientSummary = /);
  assert.doesNotMatch(text, /Forgotten/);
});

test('event streams are left to EventSource', () => {
  assert.doesNotMatch(renderClient(fixture), /watchLive/);
});

test('two operations of one name are refused, and both are named', () => {
  const operation = { operationId: 'findBacklog', responses: {} };
  const openApi: OpenApi = {
    openapi: '3.1.0',
    paths: { '/a': { get: operation }, '/b': { get: operation } },
  };

  assert.throws(() => renderClient(openApi), /Cannot name GET \/b: GET \/a is already called findBacklog/);
});

test('schemas read as TypeScript reads them', () => {
  const cases: [Parameters<typeof renderType>[0], string][] = [
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ anyOf: [{ type: 'integer' }, { type: 'number' }] }, 'number'],
    [{ enum: ['late', 'lost'] }, '"late" | "lost"'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'Record<string, number>'],
    [{ type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] }, '[string, number]'],
    [{ allOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }, 'A & B'],
    [{}, 'unknown'],
  ];
  for (const [schema, expected] of cases) assert.equal(renderType(schema), expected);
});
