import { z } from 'zod';
import { invalid } from './errors.ts';

const PAGE_ROWS_MAX = 200;

/** Keyset paging: pass back `next` as `after` until it is null. */
export const PageQuery = z.object({
  after: z.string().max(500).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(PAGE_ROWS_MAX).default(50),
});

/** The sort values of the last row, opaque to the caller. */
export function encodeCursor(values: (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The commonest cursor: the id of the last row. */
export const IdCursor = z.tuple([z.uuid()]);

/**
 * The sort values of a cursor, held against their shape: what goes into a query as a uuid is one.
 *
 * @throws 422 `kernel.bad_cursor` for anything that did not come from this server.
 */
export function parseCursor<Values>(cursor: string, shape: z.ZodType<Values>): Values {
  const parsed = shape.safeParse(readCursor(cursor));
  if (parsed.success) return parsed.data;
  throw invalid('kernel.bad_cursor', 'The "after" of this page is not one this server gave.', 'Start again without "after".');
}

function readCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Cut the one row too many that tells whether there is a next page. */
export function toPage<Row>(rows: Row[], limit: number, cursorOf: (row: Row) => (string | number | null)[]): { rows: Row[]; next: string | null } {
  if (rows.length <= limit) return { rows, next: null };
  const page = rows.slice(0, limit);
  return { rows: page, next: encodeCursor(cursorOf(page[page.length - 1]!)) };
}
