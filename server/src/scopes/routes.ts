import { z } from 'zod';
import { route } from '../kernel/route.ts';
import { FacetOptionShape, FacetShape, findFacetOptions, findFacets } from './find-facets.ts';
import { ScopeMeasure } from './measure.ts';
import { measureScope } from './measure-scope.ts';
import { changeSavedScope, deleteSavedScope, findSavedScope, findSavedScopes, SavedName, SavedScope, saveScope } from './saved-scopes.ts';
import { Scope } from './scope.ts';

const OfClient = z.object({ clientId: z.uuid() });
const OfSaved = OfClient.extend({ savedId: z.uuid() });

const listFacets = route({
  method: 'GET',
  path: '/clients/:clientId/scopes/facets',
  operation: 'listFacets',
  tag: 'scopes',
  summary: 'What a scope can ask about',
  permission: 'scopes.read',
  params: OfClient,
  response: z.object({ facets: z.array(FacetShape) }),
  handle: async (ctx) => ({ facets: await findFacets(ctx) }),
});

const searchFacetOptions = route({
  method: 'GET',
  path: '/clients/:clientId/scopes/facets/:facet/options',
  operation: 'searchFacetOptions',
  tag: 'scopes',
  summary: 'Values of a facet that match a search text',
  permission: 'scopes.read',
  params: OfClient.extend({ facet: z.string().max(60) }),
  query: z.object({ search: z.string().max(200).default('') }),
  response: z.object({ options: z.array(FacetOptionShape) }),
  handle: async (ctx, { params, query }) => ({ options: await findFacetOptions(ctx, params.facet, query.search) }),
});

const measure = route({
  method: 'POST',
  path: '/clients/:clientId/scopes/measure',
  operation: 'measureScope',
  tag: 'scopes',
  summary: 'A scope in numbers and words',
  description: 'Over 50,000 orders the answer is an estimate (exact: false). Ask again with exact: true for the whole count, which takes seconds.',
  permission: 'scopes.read',
  params: OfClient,
  body: z.object({ scope: Scope, exact: z.boolean().optional() }),
  response: ScopeMeasure,
  handle: (ctx, { body }) => measureScope(ctx, body.scope, { exact: body.exact }),
});

const listSavedScopes = route({
  method: 'GET',
  path: '/clients/:clientId/scopes/saved',
  operation: 'listSavedScopes',
  tag: 'scopes',
  summary: 'Scopes kept by name',
  permission: 'scopes.read',
  params: OfClient,
  response: z.object({ saved: z.array(SavedScope) }),
  handle: async (ctx) => ({ saved: await findSavedScopes(ctx) }),
});

const readSavedScope = route({
  method: 'GET',
  path: '/clients/:clientId/scopes/saved/:savedId',
  operation: 'readSavedScope',
  tag: 'scopes',
  summary: 'One saved scope, in its newest or a named version',
  permission: 'scopes.read',
  params: OfSaved,
  query: z.object({ version: z.coerce.number().int().min(1).max(2 ** 31 - 1).optional() }),
  response: SavedScope,
  handle: (ctx, { params, query }) => findSavedScope(ctx, params.savedId, query.version),
});

const save = route({
  method: 'POST',
  path: '/clients/:clientId/scopes/saved',
  operation: 'saveScope',
  tag: 'scopes',
  summary: 'Keep a scope under a name',
  permission: 'scopes.write',
  status: 201,
  params: OfClient,
  body: z.object({ name: SavedName, scope: Scope }),
  response: SavedScope,
  handle: (ctx, { body }) => saveScope(ctx, body),
});

const change = route({
  method: 'PATCH',
  path: '/clients/:clientId/scopes/saved/:savedId',
  operation: 'changeSavedScope',
  tag: 'scopes',
  summary: 'Rename a saved scope, or make a new version of it',
  permission: 'scopes.write',
  params: OfSaved,
  body: z.object({ version: z.int().min(1).describe('the version you saw'), name: SavedName.optional(), scope: Scope.optional() }),
  response: SavedScope,
  handle: (ctx, { params, body }) => changeSavedScope(ctx, params.savedId, body),
});

const remove = route({
  method: 'DELETE',
  path: '/clients/:clientId/scopes/saved/:savedId',
  operation: 'deleteSavedScope',
  tag: 'scopes',
  summary: 'Take a saved scope off the list',
  permission: 'scopes.write',
  params: OfSaved,
  handle: (ctx, { params }) => deleteSavedScope(ctx, params.savedId),
});

export const scopesRoutes = [listFacets, searchFacetOptions, measure, listSavedScopes, readSavedScope, save, change, remove];
