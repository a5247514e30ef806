import { flagDraft } from '../../flag-draft.ts';
import { OrderDraft } from '../../order-draft.ts';
import type { DraftFlag } from '../../order-draft.ts';
import type { CsvRow } from '../csv/read-rows.ts';
import type { ImportItem, RowProblem } from '../importer.ts';
import { CellError, convertCell } from './convert-cell.ts';
import type { CellContext } from './convert-cell.ts';
import type { CompiledField, OrderPlan } from './compile-mapping.ts';
import { reasonOf } from './issue-reason.ts';

/** The rows of one order, in their files. The rows of lines may be the order's own. */
export type OrderRows = { order: CsvRow[]; lines: CsvRow[]; payments: CsvRow[] };

type Part = { values: Record<string, unknown>; groups: Record<string, Record<string, unknown>>; row: CsvRow };

/**
 * One order out of its rows: convert each cell, then let OrderDraft judge. An order is taken
 * whole or refused whole, with every problem found and the rows verbatim.
 */
export function assembleOrder(plan: OrderPlan, rows: OrderRows): ImportItem[] {
  const first = rows.order[0]!;
  const raw = rows.order.map((row) => row.raw).join('\n');
  const problems: RowProblem[] = [];
  const flags = new Set<DraftFlag>();
  const currency = plan.currencyOf({ own: first.cells, order: first.cells });
  const context: CellContext = { currency, conventions: plan.conventions, flags, endOfDay: false };

  const convert = (file: string, fields: CompiledField[], row: CsvRow): Part => {
    const part: Part = { values: {}, groups: {}, row };
    const pair = { own: row.cells, order: first.cells };
    for (const field of fields) {
      const text = field.rule.read(pair);
      if (text !== '') setField(part, field, converted(file, field, text, row));
    }
    return part;
  };
  const converted = (file: string, field: CompiledField, text: string, row: CsvRow): unknown => {
    try {
      context.endOfDay = field.rule.endOfDay;
      return convertCell(field.kind, text, context);
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      problems.push({ file, row: row.row, column: field.rule.column, value: text, reason: error.message, raw });
      return undefined;
    }
  };
  const convertAll = (file: string, fields: CompiledField[], candidates: CsvRow[]) =>
    candidates.filter((row) => fields.some((field) => field.rule.isFilled({ own: row.cells, order: first.cells }))).map((row) => convert(file, fields, row));

  const order = convert(plan.files.orders, plan.order, first);
  const lineParts = convertAll(plan.files.lines, plan.lines, rows.lines);
  const payments = convertAll(plan.files.payments, plan.payments, rows.payments);
  const lines = plan.sameLine ? mergeSameLines(lineParts, plan.sameLine) : lineParts;
  for (const field of plan.sums) {
    const amounts = rows[field.of].map((row) => converted(plan.files[field.of], field, field.rule.read({ own: row.cells, order: first.cells }) || '0', row));
    if (amounts.length > 0) setField(order, field, amounts.reduce((sum: number, amount) => sum + Number(amount ?? 0), 0));
  }
  if (problems.length > 0) return problems.map((problem) => ({ problem }));

  const result = OrderDraft.safeParse({
    channel: plan.channel,
    currency,
    ...order.values,
    ...order.groups,
    lines: lines.map((line) => line.values),
    payments: payments.map((payment) => payment.values),
    flags: [...flags, ...listOf(order.values.flags)],
  });
  if (result.success) return [{ draft: flagDraft(result.data), row: first.row, raw }];

  return result.error.issues.map((issue) => {
    const [section, index] = issue.path;
    const part = typeof index === 'number' ? (section === 'lines' ? lines : payments)[index] : undefined;
    const kind = part === undefined ? 'orders' : section === 'lines' ? 'lines' : 'payments';
    const field = fieldAt({ orders: plan.order, lines: plan.lines, payments: plan.payments }[kind], issue.path.slice(part === undefined ? 0 : 2));
    const row = part?.row ?? first;
    const value = field?.rule.read({ own: row.cells, order: first.cells }) ?? null;
    return { problem: { file: plan.files[kind], row: row.row, column: field?.rule.column || issue.path.join('.') || null, value, reason: reasonOf(issue), raw } };
  });
}

function setField(part: Part, field: { group: string | null; key: string }, value: unknown): void {
  if (value === undefined) return;
  if (field.group === null) part.values[field.key] = value;
  else (part.groups[field.group] ??= {})[field.key] = value;
}

function fieldAt(fields: CompiledField[], path: PropertyKey[]): CompiledField | undefined {
  return fields.find((field) => (field.group === null ? field.key === path[0] : field.group === path[0] && field.key === path[1]));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Platforms that write a row per unit: rows equal in `keys` are one line, their units added. */
function mergeSameLines(parts: Part[], keys: string[]): Part[] {
  const merged = new Map<string, Part>();
  for (const part of parts) {
    const key = JSON.stringify(keys.map((name) => part.values[name]));
    const same = merged.get(key);
    if (same === undefined) merged.set(key, part);
    else same.values.units = Number(same.values.units) + Number(part.values.units);
  }
  return [...merged.values()];
}
