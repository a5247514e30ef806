import { z } from 'zod';
import { invalid } from './errors.ts';

export const PAGE_ROWS_MAX = 200;

/** Keyset paging: pass back `next` as `after` until it is null. */
export const PageQuery = z.object({
  after: z.string().max(500).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(PAGE_ROWS_MAX).default(50),
});

/** The sort values of the last row, opaque to the caller. */
export function encodeCursor(values: (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws 422 `kernel.bad_cursor` for anything that did not come from `encodeCursor`. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  const values = readCursor(cursor);
  if (Array.isArray(values) && values.length === length && values.every((v) => v === null || typeof v === 'string' || typeof v === 'number')) return values;
  throw badCursor();
}

function readCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw badCursor();
  }
}

function badCursor() {
  return invalid('kernel.bad_cursor', 'The "after" of this page is not one this server gave.', 'Start again without "after".');
}

/** The same, held against a shape: what goes into a query as a uuid must be one. */
export function parseCursor<Values>(cursor: string, shape: z.ZodType<Values>): Values {
  const parsed = shape.safeParse(readCursor(cursor));
  if (parsed.success) return parsed.data;
  throw badCursor();
}

/** Cut the one row too many that tells whether there is a next page. */
export function toPage<Row>(rows: Row[], limit: number, cursorOf: (row: Row) => (string | number | null)[]): { rows: Row[]; next: string | null } {
  if (rows.length <= limit) return { rows, next: null };
  const page = rows.slice(0, limit);
  return { rows: page, next: encodeCursor(cursorOf(page[page.length - 1]!)) };
}
