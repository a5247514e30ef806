import type { Facet, Scope, ScopeInput } from '../../api/generated.ts';

/** One line of the scope builder: a test, or its opposite. */
export type Condition = { facet: string; is: (string | number | boolean)[]; isNot?: boolean } | { facet: string; from?: string | number; to?: string | number };

/** The scope as a list of conditions that must all hold; null when it is nested deeper than that. */
export function conditionsOf(scope: Scope): Condition[] | null {
  const members = 'all' in scope ? scope.all : [scope];
  const conditions = members.map(conditionOf);
  return conditions.every((one) => one !== null) ? conditions : null;
}

function conditionOf(scope: Scope): Condition | null {
  if ('facet' in scope) return scope;
  if ('not' in scope && 'facet' in scope.not && 'is' in scope.not) return { ...scope.not, isNot: true };
  return null;
}

export function scopeOf(conditions: readonly Condition[]): ScopeInput {
  return {
    all: conditions.map((condition): ScopeInput => {
      if (!('is' in condition)) return condition;
      const { facet, is, isNot } = condition;
      return isNot ? { not: { facet, is } } : { facet, is };
    }),
  };
}

/** "Site is Leeds or York", with the names that are known; a yes or no is its own words: "Open", "Not late". */
export function conditionInWords(condition: Condition, facet: Facet | undefined, names: ReadonlyMap<string, string>): string {
  const title = facet?.title ?? condition.facet;
  if ('is' in condition) {
    const [only] = condition.is;
    if (condition.is.length === 1 && typeof only === 'boolean') {
      return only === Boolean(condition.isNot) ? `Not ${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
    }
    const values = condition.is.map((value) => names.get(String(value)) ?? String(value));
    return `${title} is ${condition.isNot ? 'not ' : ''}${values.join(' or ')}`;
  }
  const unit = facet?.unit ? ` ${facet.unit}` : '';
  const say = (bound: string | number) => (typeof bound === 'number' ? `${bound}${unit}` : bound.slice(0, 16).replace('T', ' '));
  const parts = [condition.from !== undefined && `from ${say(condition.from)}`, condition.to !== undefined && `before ${say(condition.to)}`];
  return `${title} ${parts.filter(Boolean).join(' ')}`;
}
