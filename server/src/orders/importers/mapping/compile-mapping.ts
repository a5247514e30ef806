import type { Header } from '../csv/read-table.ts';
import type { ReadOptions } from '../importer.ts';
import { compileRule } from './compile-rule.ts';
import type { ColumnReader, CompiledRule, FindColumn, RowPair } from './compile-rule.ts';
import type { Conventions } from './convert-cell.ts';
import { fieldsOf, LINE_FIELDS, ORDER_FIELDS, PAYMENT_FIELDS } from './fields.ts';
import type { Field } from './fields.ts';
import type { Mapping, RuleParts } from './mapping.ts';

export type CompiledField = Field & { rule: CompiledRule };
export type SumField = CompiledField & { of: 'lines' | 'payments' };

/** A mapping bound to the headers of actual files: only functions over rows are left. */
export type OrderPlan = {
  channel: string;
  currencyOf: (rows: RowPair) => string;
  conventions: Conventions;
  /** The names that problems show. */
  files: Record<'orders' | 'lines' | 'payments', string>;
  order: CompiledField[];
  lines: CompiledField[];
  payments: CompiledField[];
  sums: SumField[];
  sameLine: string[] | undefined;
  key: number[];
  /** Columns of the orders file whose further rows must repeat the first, if any. */
  repeated: number[];
};

/** A companion file as the plan sees it; `rowOf` finds the one row of a lookup. */
export type BoundFile = { header: Header; rowOf: (key: string) => string[] | undefined };

export class MissingColumnsError extends Error {
  override name = 'MissingColumnsError';
  readonly missing: { file: string; column: string }[];
  constructor(missing: { file: string; column: string }[]) {
    super('The files lack columns that the mapping names.');
    this.missing = missing;
  }
}

/** @throws {MissingColumnsError} for all columns that the files should have and do not */
export function compileMapping(mapping: Mapping, bound: Map<string, BoundFile>, options: ReadOptions): OrderPlan {
  const fileOf = (role: string) => Object.entries(mapping.files).find(([, file]) => file.role === role)?.[0];
  const ordersFile = fileOf('orders')!;
  const linesFile = fileOf('lines') ?? ordersFile;
  const paymentsFile = fileOf('payments') ?? ordersFile;
  const header = bound.get(ordersFile)!.header;

  const missing = new Map<string, { file: string; column: string }>();
  const finder = (section: string): FindColumn => (ref) => {
    const { file, column } = splitRef(ref, section, mapping);
    const target = bound.get(file);
    const index = target?.header.indexOf.get(column);
    if (target === undefined || index === undefined) {
      if (mapping.missingColumns === 'refuse') missing.set(`${file}.${column}`, { file, column });
      return null;
    }
    if (file === section) return { read: ({ own }) => (own[index] ?? '').trim(), isOwn: true };
    if (file === ordersFile) return { read: ({ order }) => (order[index] ?? '').trim(), isOwn: false };
    return lookup(target, index, mapping.files[file]!, finder(section));
  };

  const compile = (rules: Partial<Record<string, RuleParts>>, tree: Parameters<typeof fieldsOf>[0], section: string): CompiledField[] =>
    [...fieldsOf(tree).values()].flatMap((field) => {
      const rule = rules[field.name];
      if (rule === undefined || rule.sum !== undefined) return [];
      const compiled = compileRule(rule, finder(section));
      return [{ ...field, rule: compiled }];
    });

  const order = compile(mapping.order, ORDER_FIELDS, ordersFile);
  const currency = order.find((field) => field.name === 'currency')?.rule;
  const fallback = mapping.currency ?? options.currency ?? '';
  const delimiterMarks = header.delimiter === ';' ? ([',', '.'] as const) : (['.'] as const);
  const decimal = options.decimal ?? mapping.decimal;

  const plan: OrderPlan = {
    channel: options.channel,
    currencyOf: (rows) => currency?.read(rows) || fallback,
    conventions: { timeZone: options.timeZone ?? mapping.timeZone, dateFormat: mapping.dateFormat, marks: decimal === undefined ? delimiterMarks : [decimal] },
    files: { orders: options.file, lines: linesFile === ordersFile ? options.file : linesFile, payments: paymentsFile === ordersFile ? options.file : paymentsFile },
    order: order.filter((field) => field.name !== 'currency'),
    lines: compile(mapping.lines, LINE_FIELDS, linesFile),
    payments: compile(mapping.payments, PAYMENT_FIELDS, paymentsFile),
    sums: [...fieldsOf(ORDER_FIELDS).values()].flatMap((field) => {
      const rule = mapping.order[field.name];
      if (rule?.sum === undefined) return [];
      const { file } = splitRef(rule.sum, ordersFile, mapping);
      return [{ ...field, of: file === paymentsFile ? 'payments' : 'lines', rule: compileRule(rule, finder(file)) }];
    }),
    sameLine: mapping.sameLine?.map((name) => fieldsOf(LINE_FIELDS).get(name)!.key),
    key: mapping.key.flatMap((column) => {
      const index = header.indexOf.get(column);
      if (index === undefined) missing.set(`${ordersFile}.${column}`, { file: ordersFile, column });
      return index === undefined ? [] : [index];
    }),
    repeated: mapping.repeatedRows === 'same' ? Object.values(mapping.order).flatMap((rule) => header.indexOf.get(rule?.column ?? '') ?? []) : [],
  };
  if (missing.size > 0) throw new MissingColumnsError([...missing.values()]);
  return plan;
}

function splitRef(ref: string, section: string, mapping: Mapping): { file: string; column: string } {
  const dot = ref.indexOf('.');
  const file = ref.slice(0, Math.max(dot, 0));
  return file in mapping.files ? { file, column: ref.slice(dot + 1) } : { file: section, column: ref };
}

function lookup(target: BoundFile, index: number, file: Mapping['files'][string], find: FindColumn): ColumnReader | null {
  const from = file.role === 'lookup' ? find(file.from) : null;
  if (from === null) return null;
  return { read: (rows) => (target.rowOf(from.read(rows))?.[index] ?? '').trim(), isOwn: false };
}
