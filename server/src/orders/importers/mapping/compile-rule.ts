import type { RuleParts } from './mapping.ts';

/** A row of the section's own file, and the row of the orders file it belongs to. */
export type RowPair = { own: string[]; order: string[] };

export type ColumnReader = {
  read: (rows: RowPair) => string;
  /** Set for a column of the section's own file: whether it is filled decides whether there is a line. */
  isOwn: boolean;
};

/** @returns null for a column that the file does not have, where that is allowed */
export type FindColumn = (ref: string) => ColumnReader | null;

export type CompiledRule = {
  /** The text of the field, '' for none. */
  read: (rows: RowPair) => string;
  /** Is any of its own columns filled? Constants and tables alone make no line. */
  isFilled: (rows: RowPair) => boolean;
  /** What problems name. */
  column: string;
  endOfDay: boolean;
};

const EMPTY = () => '';

/** Turn one rule of a mapping into a function over rows; everything that can be looked up is, here. */
export function compileRule(rule: RuleParts, find: FindColumn): CompiledRule {
  const refs = columnsOf(rule);
  const columns = refs.map(find).filter((column) => column !== null);
  const own = columns.filter((column) => column.isOwn).map((column) => column.read);
  return {
    read: guarded(rule, find, tabled(rule, stripped(rule, sourceOf(rule, columns, find)))),
    isFilled: own.length === 1 ? (rows) => own[0]!(rows) !== '' : (rows) => own.some((read) => read(rows) !== ''),
    column: refs[0] ?? '',
    endOfDay: rule.endOfDay ?? false,
  };
}

function columnsOf(rule: RuleParts): string[] {
  if (rule.template !== undefined) return [...rule.template.matchAll(PLACEHOLDER)].map((match) => match[1]!);
  return rule.columns ?? [rule.column ?? rule.sum].filter((ref) => ref !== undefined);
}

const PLACEHOLDER = /\{([^{}]+)\}/g;

function sourceOf(rule: RuleParts, columns: ColumnReader[], find: FindColumn): CompiledRule['read'] {
  const { constant, template } = rule;
  if (constant !== undefined) return () => constant;
  if (template !== undefined) return templateOf(template, find);
  const [first, ...others] = columns.map((column) => column.read);
  if (first === undefined) return EMPTY;
  if (others.length === 0) return first;
  return (rows) => first(rows) || (others.find((read) => read(rows) !== '')?.(rows) ?? '');
}

function templateOf(template: string, find: FindColumn): CompiledRule['read'] {
  const parts = template.split(PLACEHOLDER).map((part, index) => (index % 2 === 0 ? part : (find(part)?.read ?? EMPTY)));
  const readers = parts.filter((part) => typeof part === 'function');
  return (rows) => {
    if (readers.every((read) => read(rows) === '')) return '';
    return parts.map((part) => (typeof part === 'string' ? part : part(rows))).join('').trim();
  };
}

function stripped({ stripPrefix }: RuleParts, read: CompiledRule['read']): CompiledRule['read'] {
  if (stripPrefix === undefined) return read;
  return (rows) => {
    const text = read(rows);
    return text.startsWith(stripPrefix) ? text.slice(stripPrefix.length).trim() : text;
  };
}

function tabled({ values, otherwise }: RuleParts, read: CompiledRule['read']): CompiledRule['read'] {
  if (values === undefined) return otherwise === undefined ? read : (rows) => read(rows) || otherwise;
  const table = new Map(Object.entries(values));
  return (rows) => {
    const text = read(rows);
    return table.get(text) ?? otherwise ?? text;
  };
}

function guarded({ when }: RuleParts, find: FindColumn, read: CompiledRule['read']): CompiledRule['read'] {
  if (when === undefined) return read;
  const conditions = Object.entries(when).map(([ref, allowed]) => ({ value: find(ref)?.read ?? EMPTY, allowed: new Set(allowed) }));
  return (rows) => (conditions.every(({ value, allowed }) => allowed.has(value(rows))) ? read(rows) : '');
}
