import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { invalid } from '../../../kernel/errors.ts';
import { fieldsOf, LINE_FIELDS, ORDER_FIELDS, PAYMENT_FIELDS } from './fields.ts';

/** `column` of the section's own file, or `file.column` of another one. */
const ColumnRef = z.string().min(1);

const SOURCES = ['column', 'columns', 'constant', 'template', 'sum'] as const;

/** Where the text of a field comes from, and what is done to it, in this order. */
const RuleParts = z
  .strictObject({
    column: ColumnRef.optional(),
    columns: z.array(ColumnRef).min(1).optional().describe('the first that is not empty'),
    constant: z.coerce.string().optional(),
    template: z.string().optional().describe('{column} is replaced; empty when all its columns are'),
    sum: ColumnRef.optional().describe("amounts of the order's lines or payments, added up"),
    when: z.record(ColumnRef, z.array(z.string())).optional().describe('only where these columns have one of these values'),
    values: z.record(z.string(), z.coerce.string()).optional().describe('a value table'),
    otherwise: z.coerce.string().optional().describe('for values outside of the table, and for an empty source'),
    stripPrefix: z.string().min(1).optional(),
    endOfDay: z.boolean().optional().describe('a date promises its whole day'),
  })
  .refine((rule) => SOURCES.filter((source) => rule[source] !== undefined).length === 1, `must have exactly one of ${SOURCES.join(', ')}`);
export type RuleParts = z.infer<typeof RuleParts>;

/** A text alone is the name of a column. */
const Rule = z.union([ColumnRef.transform((column): RuleParts => ({ column })), RuleParts]);

const section = (tree: Parameters<typeof fieldsOf>[0]) => {
  const names = [...fieldsOf(tree).keys()];
  return z.partialRecord(z.enum(names), Rule);
};

const MappedFile = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('orders') }),
  z.strictObject({ role: z.literal('lines'), key: z.string().describe("the column that holds the order's key") }),
  z.strictObject({ role: z.literal('payments'), key: z.string() }),
  z.strictObject({ role: z.literal('lookup'), key: z.string(), from: ColumnRef.describe('file.column that holds the same value') }),
]);

/** How the columns of one or several CSV files become orders: docs/guides/import-orders.md. */
export const Mapping = z
  .strictObject({
    name: z.string().min(1),
    files: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be lower-case letters, digits and _'), MappedFile),
    key: z.array(z.string()).min(1).describe('columns of the orders file that name the order; its rows must stand together'),
    currency: z.string().optional(),
    timeZone: z.string().optional().describe('IANA zone of times without offset'),
    dateFormat: z.string().optional().describe('of times that are not ISO 8601, in Luxon tokens'),
    decimal: z.enum(['.', ',']).optional(),
    missingColumns: z.enum(['refuse', 'empty']).default('refuse').describe('what a column is that the file does not have'),
    repeatedRows: z.enum(['first', 'same']).default('first').describe('same: order columns of further rows must be empty or equal'),
    order: section(ORDER_FIELDS),
    lines: section(LINE_FIELDS),
    sameLine: z.array(z.enum([...fieldsOf(LINE_FIELDS).keys()])).optional().describe('rows equal in these fields are one line of several units'),
    payments: section(PAYMENT_FIELDS).default({}),
  })
  .refine((mapping) => rolesOf(mapping.files, 'orders') === 1, { path: ['files'], message: 'must have exactly one file with role orders' })
  .refine((mapping) => rolesOf(mapping.files, 'lines') <= 1 && rolesOf(mapping.files, 'payments') <= 1, { path: ['files'], message: 'may have one file with role lines and one with role payments' });
export type Mapping = z.infer<typeof Mapping>;

function rolesOf(files: Record<string, { role: string }>, role: string): number {
  return Object.values(files).filter((file) => file.role === role).length;
}

/**
 * Read a mapping file (YAML).
 * @throws 422 `orders.bad_mapping` naming the line, or each field and what is wrong with it.
 */
export function parseMapping(yaml: string): Mapping {
  const result = Mapping.safeParse(parseYaml(yaml));
  if (result.success) return result.data;
  const wrongs = result.error.issues.map((issue) => `${issue.path.join('.') || 'the document'}: ${issue.message}`);
  throw invalid('orders.bad_mapping', `The mapping cannot be used: ${wrongs.join('; ')}.`, 'Mend the mapping file; its fields are in docs/guides/import-orders.md.');
}

function parseYaml(yaml: string): unknown {
  try {
    return parse(yaml, { maxAliasCount: 20 });
  } catch (error) {
    if (!(error instanceof YAMLParseError) && !(error instanceof ReferenceError)) throw error;
    throw invalid('orders.bad_mapping', `The mapping is not valid YAML: ${error.message}`, 'Mend the line named.');
  }
}
