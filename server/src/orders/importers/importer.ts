import type { OrderDraft } from '../order-draft.ts';
import type { Mapping } from './mapping/mapping.ts';

/** Bytes as they come from a file, a socket or a test. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** One thing wrong with one order of a file. Several problems may name the same order. */
export type RowProblem = {
  file: string;
  /** As a spreadsheet counts: the header is row 1, an empty line counts, a cell may span lines. */
  row: number;
  /** As the file names it; null when the row as a whole is at fault. */
  column: string | null;
  value: string | null;
  reason: string;
  /** All rows of the refused order, verbatim, so that a rejects file can be mended and fed back. */
  raw: string;
};

export type ImportItem = { draft: OrderDraft; row: number; raw: string } | { problem: RowProblem };

export type ReadOptions = {
  /** The name that problems show. */
  file: string;
  /** For sources that do not name their channel. */
  channel: string;
  /** For sources that do not name their currency. */
  currency?: string;
  /** IANA zone of local times that carry no offset. Without it they are refused. */
  timeZone?: string;
  /** Default: what the delimiter suggests (`;` goes with a comma). */
  decimal?: '.' | ',';
  /** Default: utf-8, or utf-16 where a byte order mark says so. */
  encoding?: 'utf-8' | 'utf-16le' | 'windows-1252';
  /** mapped-csv only. */
  mapping?: Mapping;
  /** mapped-csv only: the files beside the orders file, by their name in the mapping. */
  companions?: Record<string, ByteSource>;
};

/**
 * A kind of source. `read` holds one order at a time (mapped-csv: and its companion files);
 * it refuses an order whole, goes on with the next, and throws only what its source throws.
 */
export type FileImporter = {
  name: string;
  kind: 'file';
  /** Does a file that begins like this belong to me? A few kilobytes are enough. */
  detect: (head: Uint8Array) => boolean;
  read: (source: ByteSource, options: ReadOptions) => AsyncIterable<ImportItem>;
  /** What a rejects file has to begin with: the header row, or nothing. */
  headerOf: (head: Uint8Array) => string;
};

/** A platform that calls us; `read` takes files of the same JSON. */
export type WebhookImporter = Omit<FileImporter, 'kind'> & {
  kind: 'webhook';
  /** Who signed the raw body? Constant time. */
  isSigned: (delivery: WebhookDelivery, secret: string) => boolean;
  readDelivery: (delivery: WebhookDelivery, options: Pick<ReadOptions, 'channel'>) => WebhookResult;
};

export type Importer = FileImporter | WebhookImporter;

export type WebhookDelivery = {
  /** Lower-case names, as Node gives them. */
  headers: Record<string, string | string[] | undefined>;
  /** The body before anybody parsed it: the signature is over these bytes. */
  body: Uint8Array;
};

export type WebhookResult = {
  topic: string | null;
  /** The same for every repetition of a delivery; null when the platform sent no id. */
  dedupeKey: string | null;
  /** Older than what we already have: a delivery out of order, to be dropped. */
  sourceUpdatedAt: string | null;
} & (
  | { outcome: 'order'; draft: OrderDraft }
  /** A topic or body that is no order, such as a ping. */
  | { outcome: 'ignored'; reason: string }
  | { outcome: 'refused'; problems: RowProblem[] }
);
