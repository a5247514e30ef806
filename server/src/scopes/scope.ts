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

export const DEPTH_MAX = 8;
export const NODES_MAX = 200;
/** Of the whole tree: enough for a list of lots pasted from a letter of a supplier. */
export const VALUES_MAX = 2_000;
const VALUE_CHARS_MAX = 200;
const FACET_CHARS_MAX = 60;

/** No condition: everything the client has. */
export const EVERYTHING: Scope = { all: [] };

const storable = z.string().max(VALUE_CHARS_MAX).refine((text) => !text.includes('\0') && text.isWellFormed(), 'contains a NUL character or broken Unicode');
const FacetName = z.string().min(1).max(FACET_CHARS_MAX).regex(/^[a-z][A-Za-z0-9]*$/, 'must be the name of a facet, such as "item"');
const Bound = z.union([storable.min(1), z.number()]);

const Tree: z.ZodType<Scope> = z.lazy(() => Node).meta({
  id: 'Scope',
  description: 'What is affected: {"all": [...]}, {"any": [...]}, {"not": ...}, {"facet": "site", "is": [...]} or {"facet": "placedAt", "from": ..., "to": ...}. {"all": []} is everything.',
});
const Node: z.ZodType<Scope> = z.union(
  [
    z.strictObject({ all: z.array(Tree) }),
    z.strictObject({ any: z.array(Tree) }),
    z.strictObject({ not: Tree }),
    z.strictObject({ facet: FacetName, is: z.array(z.union([storable, z.number(), z.boolean()])).min(1) }),
    z.strictObject({ facet: FacetName, from: Bound.optional(), to: Bound.optional() }).refine((range) => range.from !== undefined || range.to !== undefined, 'needs "from", "to" or both'),
  ],
  { error: 'must be {"all": [...]}, {"any": [...]}, {"not": ...}, {"facet", "is": [...]} or {"facet", "from", "to"}' },
);

/** The limits are checked on the raw input, before anything recurses into it. */
export const Scope: z.ZodType<Scope> = z.preprocess((input, check) => {
  const problem = overLimit(input);
  if (problem === undefined) return input;
  check.addIssue({ code: 'custom', message: problem, input });
  return z.NEVER;
}, Tree);

/** What is over which limit, or undefined. Walks without recursion: hostile input may be deep. */
function overLimit(input: unknown): string | undefined {
  let nodes = 0;
  let values = 0;
  const open: { node: unknown; depth: number }[] = [{ node: input, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (depth > DEPTH_MAX) return `is nested deeper than ${DEPTH_MAX} levels; write it flatter`;
    if ((nodes += 1) > NODES_MAX) return `has more than ${NODES_MAX} conditions; join values of the same facet into one "is"`;
    if (typeof node !== 'object' || node === null) continue;
    const { all, any, not, is } = node as Record<string, unknown>;
    if (Array.isArray(is)) values += is.length;
    if (values > VALUES_MAX) return `names more than ${VALUES_MAX} values; use a facet that groups them`;
    for (const children of [all, any]) {
      if (!Array.isArray(children)) continue;
      if (children.length > NODES_MAX) return `has more than ${NODES_MAX} conditions; join values of the same facet into one "is"`;
      for (const child of children) open.push({ node: child, depth: depth + 1 });
    }
    if (not !== undefined) open.push({ node: not, depth: depth + 1 });
  }
  return undefined;
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
