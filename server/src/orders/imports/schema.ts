import { z } from 'zod';
import { PageQuery } from '../../kernel/page.ts';
import { IMPORTERS } from '../importers/register.ts';
import { IMPORT_STATES, IMPORT_VERBS } from './states.ts';

/** Of one uploaded file, as it comes (packed, when it is gzip). */
export const UPLOAD_BYTES_MAX = 2 * 1024 ** 3;
/** Of a mapping in YAML. */
export const MAPPING_CHARS_MAX = 200_000;

/** File names and channels are shown and stored, never used as paths. */
const label = (charsMax: number) => z.string().trim().min(1).max(charsMax).refine((text) => !text.includes('\0') && text.isWellFormed(), 'contains a NUL character or broken Unicode');

const TimeZone = z.string().refine((zone) => zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone), 'must be an IANA time zone such as Europe/London');

/** What a file may not say itself. */
export const ImportOptions = z.object({
  channel: label(200).default('file').describe('for orders that do not name their channel'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as EUR').optional().describe('for orders that do not name theirs'),
  timeZone: TimeZone.optional().describe('of times without an offset'),
  decimal: z.enum(['.', ',']).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'windows-1252']).optional(),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

export const ImportRequest = ImportOptions.extend({
  fileName: label(300).describe('as people know the file'),
  format: z.enum(IMPORTERS.map((importer) => importer.name)).optional().describe('left out: recognised by how the file begins'),
  mapping: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'must be the name of a mapping').optional().describe('a mapping that comes with Breakwater, such as olist'),
});
export type ImportRequest = z.infer<typeof ImportRequest>;

const Instant = z.string().nullable();

export const Import = z.object({
  importId: z.uuid(),
  fileName: z.string(),
  format: z.string(),
  mappingName: z.string().nullable(),
  channel: z.string(),
  state: z.enum(IMPORT_STATES),
  needsMapping: z.boolean().describe('it starts once it has its mapping and its files'),
  needsFiles: z.array(z.string()).describe('files that the mapping names and that are not here yet'),
  bytesTotal: z.number(),
  bytesRead: z.number(),
  ordersRead: z.int(),
  ordersNew: z.int(),
  ordersChanged: z.int(),
  ordersUnchanged: z.int(),
  ordersStale: z.int().describe('older than what was here, and ignored'),
  ordersRefused: z.int(),
  problemCount: z.int().describe('an order may be refused for several reasons'),
  ordersPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable().describe('at the rate so far'),
  error: z.string().nullable(),
  startedAt: z.string().describe('on the client’s clock'),
  finishedAt: Instant,
  requestedAt: z.string(),
  can: z.array(z.enum(IMPORT_VERBS)),
}).meta({ id: 'Import' });
export type Import = z.infer<typeof Import>;

export const ImportProblem = z.object({
  problemNo: z.int(),
  file: z.string(),
  row: z.int().describe('as a spreadsheet counts: the header is row 1'),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
}).meta({ id: 'ImportProblem' });
export type ImportProblem = z.infer<typeof ImportProblem>;

export const ImportsQuery = PageQuery.extend({ state: z.enum(IMPORT_STATES).optional() });
