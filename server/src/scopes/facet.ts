import type { Ctx } from '../kernel/ctx.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { register } from '../kernel/registers.ts';
import type { Measure } from './measure.ts';

/** A kind of thing that a scope can select: orders, lines, customers, stock. */
export type Subject = {
  /** 'order' */
  subject: string;
  /** 'orders' */
  title: string;
  /** The table with its alias: sql`orders.order o`. It has a client_id. */
  from: RawBuilder<unknown>;
  /** 'o' */
  alias: string;
  /** sql`o.order_id`, a uuid */
  key: RawBuilder<string>;
  /** What people call one of them, in SQL: sql`o.number`. Without it, screens show the id. */
  label?: RawBuilder<string>;
};

/**
 * How values are compared: `ids` are UUIDs and `values` texts, both with `is`; `number` with
 * `is` or a range; `time` with a range; `flag` with `is: [true]` or `[false]`.
 */
export type FacetKind = 'ids' | 'values' | 'time' | 'number' | 'flag';

export type FacetOption = { value: string; label: string };

/** One thing a scope can ask about; registered by the module that owns it. */
export type Facet = {
  /** 'item'; camelCase */
  name: string;
  /** 'Item' */
  title: string;
  kind: FacetKind;
  /** 'EUR cents', 'days' */
  unit?: string;
  /** At most OPTIONS_MAX values to choose from, best first; an empty search gives the usual ones. */
  options?(ctx: Ctx, search: string): Promise<FacetOption[]>;
  /** What people call these values, in the same order. Without it, the values speak for themselves. */
  words?(ctx: Ctx, values: string[]): Promise<string[]>;
};

export const OPTIONS_MAX = 50;

/** Turns a column into the facet's condition: `test(sql`l.item_id`)`. */
export type FacetTest = (column: RawBuilder<unknown>) => RawBuilder<boolean>;

/**
 * How a facet is asked of one kind of subject; several modules may answer for one facet,
 * each for its own subjects. The condition stands behind the subject's alias:
 *
 *     where: (test, ctx) => sql`exists (select 1 from orders.line l
 *       where l.client_id = ${ctx.clientId} and l.order_id = o.order_id and ${test(sql`l.item_id`)})`
 */
export type FacetSql = { facet: string; subject: string; where(test: FacetTest, ctx: Ctx): RawBuilder<boolean> };

/** Everything the modules registered with scopes. */
export type ScopeRegister = {
  subjects: ReadonlyMap<string, Subject>;
  facets: ReadonlyMap<string, Facet>;
  /** facet name -> subject name -> its SQL */
  facetSql: ReadonlyMap<string, ReadonlyMap<string, FacetSql>>;
  measure: Measure | undefined;
};

export const scopeRegister = register<ScopeRegister>('scopes');

export type ScopeParts = { subjects?: readonly Subject[]; facets?: readonly Facet[]; facetSql?: readonly FacetSql[]; measures?: readonly Measure[] };

/** @throws when two modules claim the same name, or SQL is given for what nobody registered. */
export function composeScopes(parts: readonly ScopeParts[]): ScopeRegister {
  const subjects = byName('subject', parts.flatMap((part) => part.subjects ?? []), (one) => one.subject);
  const facets = byName('facet', parts.flatMap((part) => part.facets ?? []), (one) => one.name);
  const facetSql = new Map<string, Map<string, FacetSql>>();
  for (const one of parts.flatMap((part) => part.facetSql ?? [])) {
    if (!facets.has(one.facet)) throw new Error(`SQL for the facet ${one.facet}, which nobody registered`);
    if (!subjects.has(one.subject)) throw new Error(`SQL for the subject ${one.subject}, which nobody registered`);
    const known = facetSql.get(one.facet) ?? new Map<string, FacetSql>();
    if (known.has(one.subject)) throw new Error(`two modules give SQL for the facet ${one.facet} of ${one.subject}`);
    facetSql.set(one.facet, known.set(one.subject, one));
  }
  const measures = parts.flatMap((part) => part.measures ?? []);
  if (measures.length > 1) throw new Error('two modules measure scopes');
  return { subjects, facets, facetSql, measure: measures[0] };
}

export function byName<T>(what: string, things: readonly T[], nameOf: (thing: T) => string): ReadonlyMap<string, T> {
  const named = new Map<string, T>();
  for (const thing of things) {
    if (named.has(nameOf(thing))) throw new Error(`two modules register the ${what} ${nameOf(thing)}`);
    named.set(nameOf(thing), thing);
  }
  return named;
}
