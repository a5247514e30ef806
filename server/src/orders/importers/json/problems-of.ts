import type { z } from 'zod';
import type { RowProblem } from '../importer.ts';
import { reasonOf } from '../mapping/issue-reason.ts';

export type Place = Pick<RowProblem, 'file' | 'row' | 'raw'>;

const VALUE_CHARS_MAX = 500;

/** One problem for each thing a schema found wrong with a JSON document; its path is the column. */
export function problemsOf(error: z.ZodError, document: unknown, place: Place): RowProblem[] {
  return error.issues.map((issue) => ({ ...place, column: issue.path.join('.') || null, value: shown(valueAt(document, issue.path)), reason: reasonOf(issue) }));
}

function valueAt(document: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value === null || value === undefined ? undefined : Reflect.get(Object(value), key)), document);
}

function shown(value: unknown): string | null {
  if (value === undefined) return null;
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, VALUE_CHARS_MAX);
}
