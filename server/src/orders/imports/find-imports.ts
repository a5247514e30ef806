import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import { query, sql } from '../../kernel/db.ts';
import { parseCursor, toPage, type PageQuery } from '../../kernel/page.ts';
import { findImportRow, findImportRows, toImport } from './import-row.ts';
import type { Import, ImportProblem, ImportsQuery } from './schema.ts';

const AfterImport = z.tuple([z.uuid()]);
const AfterProblem = z.tuple([z.int()]);

/** Imports, newest first. */
export async function findImports(ctx: Ctx, asked: z.infer<typeof ImportsQuery>): Promise<{ rows: Import[]; next: string | null }> {
  const before = asked.after === undefined ? null : parseCursor(asked.after, AfterImport)[0];
  const rows = await findImportRows(ctx, sql`
    and (${before}::uuid is null or i.import_id < ${before}::uuid) and (${asked.state ?? null}::text is null or i.state = ${asked.state ?? null}::text)
    order by i.import_id desc limit ${asked.limit + 1}`);
  return toPage(rows.map(toImport), asked.limit, (row) => [row.importId]);
}

/** @throws 404 */
export async function findImport(ctx: Ctx, importId: string): Promise<Import> {
  return toImport(await findImportRow(ctx, importId));
}

/**
 * What was refused, in the order of the file.
 *
 * @throws 404
 */
export async function findImportProblems(ctx: Ctx, importId: string, asked: z.infer<typeof PageQuery>): Promise<{ rows: ImportProblem[]; next: string | null }> {
  await findImportRow(ctx, importId);
  const after = asked.after === undefined ? 0 : parseCursor(asked.after, AfterProblem)[0];
  const rows = await query<ImportProblem>(ctx, sql`
    select p.problem_no as "problemNo", p.file, p.row_no as row, p.column_name as "column", p.value, p.reason
    from orders.import_problem p
    where p.client_id = ${ctx.clientId} and p.import_id = ${importId} and p.problem_no > ${after}
    order by p.problem_no limit ${asked.limit + 1}`);
  return toPage(rows, asked.limit, (row) => [row.problemNo]);
}
