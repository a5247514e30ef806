export { compileScope } from './compile-scope.ts';
export { byName, composeScopes, OPTIONS_MAX, scopeRegister, type Facet, type FacetKind, type FacetOption, type FacetSql, type FacetTest, type Subject } from './facet.ts';
export { ScopeFigures, ScopeMeasure, type Measure } from './measure.ts';
export { EXACT_ORDERS_MAX, measureScope } from './measure-scope.ts';
export { scopeInWords } from './scope-in-words.ts';
export { canonicalScope, EVERYTHING, hashScope, Scope } from './scope.ts';

import { scopesRoutes } from './routes.ts';

export const scopesModule = { name: 'scopes', routes: scopesRoutes };
