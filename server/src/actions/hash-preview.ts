import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from '../kernel/db.ts';
import { canonicalScope, type Scope } from '../scopes/index.ts';

export type SubjectSet = { subjectsCount: number; setHash: string };

/**
 * Count and hash of a set of (subject_id, fingerprint), the same in any order: 64-bit hashes
 * under two seeds, each summed. A sum, not an exclusive or, so that a repeated row counts.
 */
export function selectSubjectSet(rows: RawBuilder<unknown>): RawBuilder<SubjectSet> {
  const sum = (seed: number): RawBuilder<unknown> => sql`coalesce(sum(hashtextextended(s.subject_id::text || ' ' || s.fingerprint, ${seed}::bigint)::numeric), 0)::text`;
  return sql`select count(*) as "subjectsCount", ${sum(0)} || ' ' || ${sum(1)} as "setHash" from (${rows}) as s`;
}

export type PreviewedThing = SubjectSet & { action: string; input: unknown; scope: Scope; crisisId: string | null };

/** What approval and run are bound to: the action, its input, the scope and every subject as it was. */
export function hashPreview(preview: PreviewedThing): string {
  const { action, input, scope, crisisId, subjectsCount, setHash } = preview;
  return createHash('sha256').update(canonicalJson([action, input, canonicalScope(scope), crisisId, subjectsCount, setHash])).digest('hex');
}

/** JSON with the keys of every object in order, so that a round trip through jsonb changes nothing. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
