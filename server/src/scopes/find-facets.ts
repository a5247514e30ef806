import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import { findFacet } from './compile-scope.ts';
import { OPTIONS_MAX, scopeRegister } from './facet.ts';

export const FacetOptionShape = z.object({ value: z.string(), label: z.string() }).meta({ id: 'FacetOption' });

export const FacetShape = z.object({
  name: z.string(),
  title: z.string(),
  kind: z.enum(['ids', 'values', 'time', 'number', 'flag']),
  unit: z.string().nullable(),
  subjects: z.array(z.string()).describe('what it can be asked of'),
  searchable: z.boolean().describe('has options, which can be searched'),
  options: z.array(FacetOptionShape).describe('the usual ones'),
}).meta({ id: 'Facet' });
export type FacetShape = z.infer<typeof FacetShape>;

/** Everything a scope can ask about, with what a filter form needs to offer it. */
export async function findFacets(ctx: Ctx): Promise<FacetShape[]> {
  const { facets, facetSql } = scopeRegister.of(ctx);
  const found: FacetShape[] = [];
  for (const facet of facets.values()) {
    const { name, title, kind, unit } = facet;
    found.push({
      name,
      title,
      kind,
      unit: unit ?? null,
      subjects: [...(facetSql.get(name)?.keys() ?? [])],
      searchable: facet.options !== undefined,
      options: (await facet.options?.(ctx, ''))?.slice(0, OPTIONS_MAX) ?? [],
    });
  }
  return found;
}

/** Options of one facet that match a search text; none for a facet without options. */
export async function findFacetOptions(ctx: Ctx, name: string, search: string): Promise<z.infer<typeof FacetOptionShape>[]> {
  const facet = findFacet(scopeRegister.of(ctx), name);
  return (await facet.options?.(ctx, search))?.slice(0, OPTIONS_MAX) ?? [];
}
