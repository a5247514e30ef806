export { compileScope } from './compile-scope.ts';
export { byName, composeScopes, OPTIONS_MAX, scopeRegister, type Facet, type FacetKind, type FacetOption, type FacetSql, type FacetTest, type Subject } from './facet.ts';
export { ScopeFigures, ScopeMeasure, type Measure } from './measure.ts';
export { canonicalScope, EVERYTHING, hashScope, Scope } from './scope.ts';

export const scopesModule = { name: 'scopes' };
