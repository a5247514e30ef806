import { Readable } from 'node:stream';
import type { ClientScope } from '../../kernel/ctx.ts';
import { query, sql, withClient } from '../../kernel/db.ts';
import type { Services } from '../../kernel/jobs.ts';
import type { RowProblem } from '../importers/importer.ts';
import { writeRejectReport, writeRejectRows } from '../importers/write-rejects.ts';
import { findImportRow } from './import-row.ts';

const PAGE_ROWS = 500;

/**
 * The refused orders in the file's own format, verbatim: mend them and import them again.
 *
 * @throws 404
 */
export async function openRejects(services: Services, scope: ClientScope, importId: string): Promise<Readable> {
  const { header } = await withClient(services.database, scope, (ctx) => findImportRow(ctx, importId));
  return Readable.from(writeRejectRows(header, readProblems(services, scope, importId)));
}

/**
 * What was refused and why, as CSV for people.
 *
 * @throws 404
 */
export async function openReport(services: Services, scope: ClientScope, importId: string): Promise<Readable> {
  await withClient(services.database, scope, (ctx) => findImportRow(ctx, importId));
  return Readable.from(writeRejectReport(readProblems(services, scope, importId)));
}

/** Page by page, so that neither memory nor a transaction grows with the download. */
async function* readProblems(services: Services, scope: ClientScope, importId: string): AsyncGenerator<RowProblem> {
  for (let after = 0; ; ) {
    const page = await withClient(services.database, scope, (ctx) => query<RowProblem & { problemNo: number }>(ctx, sql`
      select p.problem_no as "problemNo", p.file, p.row_no as row, p.column_name as "column", p.value, p.reason, coalesce(p.raw, '') as raw
      from orders.import_problem p
      where p.client_id = ${ctx.clientId} and p.import_id = ${importId} and p.problem_no > ${after}
      order by p.problem_no limit ${PAGE_ROWS}`));
    yield* page;
    if (page.length < PAGE_ROWS) return;
    after = page.at(-1)!.problemNo;
  }
}
