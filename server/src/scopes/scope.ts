import { createHash } from 'node:crypto';
import { z } from 'zod';

/**
 * What is affected, as a filter over live data: a tree of facets with all, any and not.
 * A scope is stored whole and means the same in holds, crises, notices and reports.
 */
export type Scope = { all: Scope[] } | { any: Scope[] } | { not: Scope } | IsTest | RangeTest;
export type ScopeValue = string | number | boolean;
/** One of these values. */
export type IsTest = { facet: string; is: ScopeValue[] };
/** From (included) to (excluded); one of them may be missing. Times are ISO 8601 with an offset. */
export type RangeTest = { facet: string; from?: string | number; to?: string | number };

const DEPTH_MAX = 8;
const NODES_MAX = 200;
/** Of the whole tree: enough for a list of lots pasted from a letter of a supplier. */
export const VALUES_MAX = 2_000;
const VALUE_CHARS_MAX = 200;
const FACET_CHARS_MAX = 60;

/** No condition: everything the client has. */
export const EVERYTHING: Scope = { all: [] };

const storable = z.string().max(VALUE_CHARS_MAX).refine((text) => !text.includes('\0') && text.isWellFormed(), 'contains a NUL character or broken Unicode');
const FacetName = z.string().min(1).max(FACET_CHARS_MAX).regex(/^[a-z][A-Za-z0-9]*$/, 'must be the name of a facet, such as "item"');
const Bound = z.union([storable.min(1), z.number()]);

const Member: z.ZodType<Scope> = z.lazy(() => Tree);
const Tree: z.ZodType<Scope> = z.union(
  [
    z.strictObject({ all: z.array(Member) }),
    z.strictObject({ any: z.array(Member) }),
    z.strictObject({ not: Member }),
    z.strictObject({ facet: FacetName, is: z.array(z.union([storable, z.number(), z.boolean()])).min(1) }),
    z.strictObject({ facet: FacetName, from: Bound.optional(), to: Bound.optional() }).refine((range) => range.from !== undefined || range.to !== undefined, 'needs "from", "to" or both'),
  ],
  { error: 'must be {"all": [...]}, {"any": [...]}, {"not": ...}, {"facet", "is": [...]} or {"facet", "from", "to"}' },
).meta({
  id: 'Scope',
  description: 'What is affected: {"all": [...]}, {"any": [...]}, {"not": ...}, {"facet": "site", "is": [...]} or {"facet": "placedAt", "from": ..., "to": ...}. {"all": []} is everything.',
});

/** The tree within its limits. Bodies that nest without end are refused before they get here (kernel). */
export const Scope: z.ZodType<Scope> = Tree.superRefine((scope, check) => {
  const { depth, nodes, values } = sizeOf(scope);
  if (depth > DEPTH_MAX) check.addIssue(`is nested deeper than ${DEPTH_MAX} levels; write it flatter`);
  if (nodes > NODES_MAX) check.addIssue(`has more than ${NODES_MAX} conditions; join values of the same facet into one "is"`);
  if (values > VALUES_MAX) check.addIssue(`names more than ${VALUES_MAX} values; use a facet that groups them`);
});

type Size = { depth: number; nodes: number; values: number };

function sizeOf(scope: Scope): Size {
  if ('is' in scope) return { depth: 1, nodes: 1, values: scope.is.length };
  const members = 'all' in scope ? scope.all : 'any' in scope ? scope.any : 'not' in scope ? [scope.not] : [];
  return members.map(sizeOf).reduce<Size>(
    (sum, one) => ({ depth: Math.max(sum.depth, one.depth + 1), nodes: sum.nodes + one.nodes, values: sum.values + one.values }),
    { depth: 1, nodes: 1, values: 0 },
  );
}

/**
 * The same scope in one spelling: the order of conditions and of values does not matter,
 * repeated ones count once, a group of one is its member.
 */
export function canonicalScope(scope: Scope): Scope {
  if ('not' in scope) return { not: canonicalScope(scope.not) };
  if ('all' in scope || 'any' in scope) {
    const members = 'all' in scope ? scope.all : scope.any;
    const distinct = new Map(members.map(canonicalScope).map((member) => [JSON.stringify(member), member]));
    const sorted = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, member]) => member);
    if (sorted.length === 1) return sorted[0]!;
    return 'all' in scope ? { all: sorted } : { any: sorted };
  }
  if ('is' in scope) return { facet: scope.facet, is: [...new Set(scope.is)].sort(byTypeThenValue) };
  return { facet: scope.facet, ...(scope.from === undefined ? {} : { from: scope.from }), ...(scope.to === undefined ? {} : { to: scope.to }) };
}

function byTypeThenValue(a: ScopeValue, b: ScopeValue): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : 1;
}

/** SHA-256 of the canonical form, in hexadecimal. */
export function hashScope(scope: Scope): string {
  return createHash('sha256').update(JSON.stringify(canonicalScope(scope))).digest('hex');
}
