import { validate as isUuid } from 'uuid';
import type { Ctx } from '../kernel/ctx.ts';
import { sql, type RawBuilder } from '../kernel/db.ts';
import { invalid } from '../kernel/errors.ts';
import { scopeRegister, type Facet, type FacetTest, type ScopeRegister } from './facet.ts';
import type { IsTest, RangeTest, Scope } from './scope.ts';

/**
 * The scope as an SQL condition behind the alias of a subject:
 *
 *     select count(*) from orders.order o
 *     where o.client_id = ${ctx.clientId} and ${compileScope(ctx, scope, 'order')}
 *
 * `not` takes what the inner scope does not select, unknown values included.
 *
 * @throws 422 `scopes.unknown_facet`, `scopes.not_applicable` (the facet cannot be asked of
 * this subject), `scopes.bad_value` (the value does not fit the facet's kind).
 */
export function compileScope(ctx: Ctx, scope: Scope, subject: string): RawBuilder<boolean> {
  const register = scopeRegister.of(ctx);
  if (!register.subjects.has(subject)) throw new Error(`no module registered the subject ${subject}`);
  return compileNode(ctx, register, scope, subject);
}

function compileNode(ctx: Ctx, register: ScopeRegister, scope: Scope, subject: string): RawBuilder<boolean> {
  const each = (members: Scope[]): RawBuilder<boolean>[] => members.map((member) => compileNode(ctx, register, member, subject));
  if ('all' in scope) return scope.all.length === 0 ? sql`true` : sql`(${sql.join(each(scope.all), sql` and `)})`;
  if ('any' in scope) return scope.any.length === 0 ? sql`false` : sql`(${sql.join(each(scope.any), sql` or `)})`;
  if ('not' in scope) return sql`(${compileNode(ctx, register, scope.not, subject)}) is not true`;

  const facet = findFacet(register, scope.facet);
  const answer = register.facetSql.get(facet.name)?.get(subject);
  if (!answer) {
    const title = register.subjects.get(subject)!.title;
    throw invalid('scopes.not_applicable', `"${facet.title}" cannot be asked of ${title}.`, 'Leave this condition out, or use an action on what it can be asked of.', { facet: facet.name, subject });
  }
  return sql`(${answer.where(compileTest(facet, scope), ctx)})`;
}

/** @throws 422 `scopes.unknown_facet` */
export function findFacet(register: ScopeRegister, name: string): Facet {
  const facet = register.facets.get(name);
  if (facet) return facet;
  throw invalid('scopes.unknown_facet', `There is no facet "${name}".`, `Use one of: ${[...register.facets.keys()].join(', ')}.`, { facet: name });
}

function compileTest(facet: Facet, test: IsTest | RangeTest): FacetTest {
  if ('is' in test) return compileIs(facet, test);
  const bound = (value: string | number): RawBuilder<unknown> => (facet.kind === 'time' ? sql`${instantOf(facet, value)}::timestamptz` : sql`${numberOf(facet, value)}${castFor([value])}`);
  if (facet.kind !== 'time' && facet.kind !== 'number') throw badValue(facet, 'a range', 'Use "is" with a list of values.');
  const { from, to } = test;
  const lower = from === undefined ? undefined : bound(from);
  const upper = to === undefined ? undefined : bound(to);
  return (column) => sql`(${sql.join([...(lower ? [sql`${column} >= ${lower}`] : []), ...(upper ? [sql`${column} < ${upper}`] : [])], sql` and `)})`;
}

function compileIs(facet: Facet, { is }: IsTest): FacetTest {
  switch (facet.kind) {
    case 'ids': {
      const ids = is.map((value) => uuidOf(facet, value));
      return (column) => sql`${column} = any(${ids}::uuid[])`;
    }
    case 'values': {
      const texts = is.map((value) => textOf(facet, value));
      return (column) => sql`${column} = any(${texts}::text[])`;
    }
    case 'number': {
      const numbers = is.map((value) => numberOf(facet, value));
      return (column) => sql`${column} = any(${numbers}${castFor(numbers)}[])`;
    }
    case 'flag': {
      const flags = is.map((value) => flagOf(facet, value));
      return (column) => sql`${column} = any(${flags}::boolean[])`;
    }
    case 'time':
    default:
      throw badValue(facet, 'a list of instants', 'Use "from" (included) and "to" (excluded).');
  }
}

/** Whole numbers stay whole: a column of bigint compared with a float could not use its index. */
function castFor(numbers: unknown[]): RawBuilder<unknown> {
  return numbers.every(Number.isSafeInteger) ? sql`::bigint` : sql`::double precision`;
}

function uuidOf(facet: Facet, value: unknown): string {
  if (typeof value === 'string' && isUuid(value)) return value;
  throw badValue(facet, value, `Choose from the options of "${facet.name}"; they are ids.`);
}

function textOf(facet: Facet, value: unknown): string {
  if (typeof value === 'string') return value;
  throw badValue(facet, value, 'Send texts.');
}

function numberOf(facet: Facet, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw badValue(facet, value, `Send a number${facet.unit ? ` (${facet.unit})` : ''}.`);
}

function flagOf(facet: Facet, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw badValue(facet, value, 'Send true or false.');
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function instantOf(facet: Facet, value: unknown): string {
  if (typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value))) return new Date(value).toISOString();
  throw badValue(facet, value, 'Send a date and time with offset, such as 2026-11-27T09:00:00Z.');
}

function badValue(facet: Facet, value: unknown, next: string) {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return invalid('scopes.bad_value', `"${facet.title}" cannot be ${shown}.`, next, { facet: facet.name });
}
