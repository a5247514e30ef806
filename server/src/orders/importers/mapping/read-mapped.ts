import { LINES_MAX, PAYMENTS_MAX } from '../../order-draft.ts';
import type { CsvRow } from '../csv/read-rows.ts';
import { readTable } from '../csv/read-table.ts';
import type { Header } from '../csv/read-table.ts';
import type { ByteSource, ImportItem, ReadOptions } from '../importer.ts';
import { assembleOrder } from './assemble-order.ts';
import { compileMapping, MissingColumnsError } from './compile-mapping.ts';
import type { BoundFile, OrderPlan } from './compile-mapping.ts';
import { loadCompanions } from './load-companions.ts';
import type { Companions } from './load-companions.ts';
import type { Mapping } from './mapping.ts';

/** Cannot occur in a key: a cell with it is refused. */
const KEY_SEPARATOR = '\0';

/** Rows of one order that are held; more than any valid order has. */
const ORDER_ROWS_MAX = LINES_MAX + PAYMENTS_MAX;

/**
 * Read an orders file (and its companions) by a mapping. The rows of one order stand
 * together; one order is held at a time, and of the others only the key, to notice an order
 * that stands at two places.
 *
 * A row that cannot be read refuses the order it belongs to or, where that cannot be told,
 * the orders beside it: an order is never taken with a line missing.
 *
 * @throws what `loadCompanions` and the source throw
 */
export async function* readMapped(mapping: Mapping, source: ByteSource, options: ReadOptions): AsyncGenerator<ImportItem> {
  const companions = await loadCompanions(mapping, options);
  for (const problem of companions.problems) yield { problem };
  const table = await readTable(source, { encoding: options.encoding });
  if (table === null) {
    yield headerProblem(options.file, null, 'the file is empty');
    return;
  }
  const compiled = compileOrExplain(mapping, table.header, companions, options);
  if ('problems' in compiled) {
    yield* compiled.problems;
    return;
  }
  const grouper = orderGrouper(compiled.plan, table.header, companions);
  for await (const rows of table.batches) for (const row of rows) yield* grouper.push(row);
  yield* grouper.end();
}

function compileOrExplain(mapping: Mapping, header: Header, companions: Companions, options: ReadOptions): { plan: OrderPlan } | { problems: ImportItem[] } {
  const [ordersFile] = Object.entries(mapping.files).find(([, file]) => file.role === 'orders')!;
  try {
    return { plan: compileMapping(mapping, new Map<string, BoundFile>([...companions.files, [ordersFile, { header, rowOf: () => undefined }]]), options) };
  } catch (error) {
    if (!(error instanceof MissingColumnsError)) throw error;
    return { problems: error.missing.map(({ file, column }) => headerProblem(file === ordersFile ? options.file : file, column, 'the file has no such column')) };
  }
}

function headerProblem(file: string, column: string | null, reason: string): ImportItem {
  return { problem: { file, row: 1, column, value: null, reason, raw: '' } };
}

type Group = { key: string; rows: CsvRow[]; rowCount: number; unreadableNeighbour: CsvRow | null };

const NOTHING: ImportItem[] = [];

function orderGrouper(plan: OrderPlan, header: Header, companions: Companions) {
  const seen = new Set<string>();
  const emptyKey = plan.key.map(() => '').join(KEY_SEPARATOR);
  let group: Group | null = null;
  let unreadable: CsvRow | null = null;

  const keyOf = (row: CsvRow) => plan.key.map((cell) => (row.cells[cell] ?? '').trim()).join(KEY_SEPARATOR);
  const refuse = (row: CsvRow, cell: number, reason: string, raw: string): ImportItem => ({
    problem: { file: plan.files.orders, row: row.row, column: header.names[cell] ?? null, value: row.cells[cell] ?? null, reason, raw },
  });

  const finish = (done: Group): ImportItem[] => {
    const first = done.rows[0]!;
    const raw = () => done.rows.map((row) => row.raw).join('\n');
    const refuseAll = (reason: string) => [refuse(first, plan.key[0]!, reason, raw())];

    const broken = done.rows.flatMap((row) => (row.broken === undefined ? [] : [{ row, ...row.broken }]));
    if (broken.length > 0) return broken.map(({ row, cell, reason }) => refuse(row, cell, reason, raw()));
    if (done.unreadableNeighbour) return refuseAll(`row ${done.unreadableNeighbour.row} cannot be read and may belong to this order`);
    const spoiler = companions.spoiled.get(done.key);
    if (spoiler !== undefined) return refuseAll(`${spoiler} cannot be read and belongs to this order`);
    const key = ownCopy(done.key);
    if (seen.has(key)) return refuseAll('the order stands at two places of the file; put its rows together and import it again');
    seen.add(key);
    if (done.rowCount > ORDER_ROWS_MAX) return refuseAll(`the order has ${done.rowCount} rows and may have ${ORDER_ROWS_MAX}; not all of them are kept here`);
    const changed = changedRepeat(plan, done.rows);
    if (changed) return [refuse(changed.row, changed.cell, 'differs from the first row of this order; it must be the same or empty', raw())];

    const rowsOf = (name: 'lines' | 'payments') => (plan.files[name] === plan.files.orders ? done.rows : (companions.files.get(plan.files[name])?.rowsOf(done.key) ?? []));
    return assembleOrder(plan, { order: done.rows, lines: rowsOf('lines'), payments: rowsOf('payments') });
  };

  return {
    push(row: CsvRow): ImportItem[] {
      const key = keyOf(row);
      if (group !== null && key === group.key) {
        group.rowCount += 1;
        if (group.rowCount <= ORDER_ROWS_MAX) group.rows.push(row);
        return NOTHING;
      }
      if (key === emptyKey) {
        unreadable = row;
        if (group !== null) group.unreadableNeighbour ??= row;
        return [refuse(row, row.broken?.cell ?? plan.key[0]!, row.broken?.reason ?? 'is empty, so the row belongs to no order', row.raw)];
      }
      const items = group === null ? NOTHING : finish(group);
      group = { key, rows: [row], rowCount: 1, unreadableNeighbour: unreadable };
      unreadable = null;
      return items;
    },
    end: () => (group === null ? NOTHING : finish(group)),
  };
}

/** A slice of a string keeps the whole string alive, here a chunk of the file; bytes of our own do not. */
function ownCopy(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function changedRepeat(plan: OrderPlan, rows: CsvRow[]): { row: CsvRow; cell: number } | null {
  const first = rows[0]!;
  for (let at = 1; at < rows.length; at += 1) {
    const row = rows[at]!;
    for (const cell of plan.repeated) {
      const text = row.cells[cell];
      if (text !== '' && text !== first.cells[cell]) return { row, cell };
    }
  }
  return null;
}
