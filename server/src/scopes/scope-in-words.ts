import type { Ctx } from '../kernel/ctx.ts';
import { findFacet } from './compile-scope.ts';
import { scopeRegister, type Facet, type ScopeRegister } from './facet.ts';
import type { IsTest, RangeTest, Scope, ScopeValue } from './scope.ts';

const VALUES_SHOWN_MAX = 6;

type Names = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * The scope as a person would say it: "site is Leeds or York and not (channel is web)".
 * Names are looked up once a facet, and cut after VALUES_SHOWN_MAX ("… or 12 more").
 *
 * @throws 422 `scopes.unknown_facet`
 */
export async function scopeInWords(ctx: Ctx, scope: Scope): Promise<string> {
  const register = scopeRegister.of(ctx);
  const words = sayNode(register, await findNames(ctx, register, scope), scope, true);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

async function findNames(ctx: Ctx, register: ScopeRegister, scope: Scope): Promise<Names> {
  const wanted = new Map<string, Set<string>>();
  for (const leaf of leavesOf(scope)) {
    const facet = findFacet(register, leaf.facet);
    if (!('is' in leaf) || !facet.words) continue;
    const values = wanted.get(facet.name) ?? new Set<string>();
    for (const value of leaf.is.slice(0, VALUES_SHOWN_MAX)) values.add(String(value));
    wanted.set(facet.name, values);
  }
  const names = new Map<string, ReadonlyMap<string, string>>();
  for (const [facet, values] of wanted) {
    const asked = [...values];
    const answered = await register.facets.get(facet)!.words!(ctx, asked);
    names.set(facet, new Map(asked.map((value, i) => [value, answered[i] ?? value])));
  }
  return names;
}

function leavesOf(scope: Scope): (IsTest | RangeTest)[] {
  if ('all' in scope) return scope.all.flatMap(leavesOf);
  if ('any' in scope) return scope.any.flatMap(leavesOf);
  if ('not' in scope) return leavesOf(scope.not);
  return [scope];
}

function sayNode(register: ScopeRegister, names: Names, scope: Scope, outermost = false): string {
  if ('not' in scope) return `not (${sayNode(register, names, scope.not, true)})`;
  if ('all' in scope || 'any' in scope) {
    const [members, and] = 'all' in scope ? [scope.all, 'and'] : [scope.any, 'or'];
    if (members.length === 0) return and === 'and' ? 'everything' : 'nothing';
    const said = members.map((member) => sayNode(register, names, member)).join(` ${and} `);
    return outermost || members.length === 1 ? said : `(${said})`;
  }
  const facet = findFacet(register, scope.facet);
  const title = facet.title.charAt(0).toLowerCase() + facet.title.slice(1);
  return 'is' in scope ? sayIs(title, scope.is, names.get(facet.name)) : sayRange(title, facet, scope);
}

function sayIs(title: string, values: ScopeValue[], names: ReadonlyMap<string, string> | undefined): string {
  const shown = values.slice(0, VALUES_SHOWN_MAX).map((value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : (names?.get(String(value)) ?? String(value))));
  const more = values.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  const list = all.length === 1 ? all[0]! : `${all.slice(0, -1).join(', ')} or ${all[all.length - 1]!}`;
  if (values.length === 1 && typeof values[0] === 'boolean') return values[0] ? title : `not ${title}`;
  return `${title} is ${list}`;
}

function sayRange(title: string, facet: Facet, { from, to }: RangeTest): string {
  const unit = facet.unit ? ` ${facet.unit}` : '';
  const say = (bound: string | number): string => (facet.kind === 'time' ? `${String(bound).replace('T', ' ').replace(/(:00)?(\.0+)?Z$/, '')} UTC` : `${bound}${unit}`);
  const parts = [...(from === undefined ? [] : [`from ${say(from)}`]), ...(to === undefined ? [] : [`before ${say(to)}`])];
  return `${title} ${facet.kind === 'time' ? parts.join(' and ') : parts.join(' and ').replace('before', 'below')}`;
}
