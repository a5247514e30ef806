import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const CELL_CHARS_MAX = 40;
const COLUMNS_MAX = 9;

type Row = Record<string, unknown>;

/** Print an answer for people, or as it came with `--json`. */
export function printAnswer(answer: unknown, isJson: boolean): void {
  if (isJson) {
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    return;
  }
  const rows = rowsOf(answer);
  if (rows === undefined) process.stdout.write(`${formatRecord(Object(answer) as Row)}\n`);
  else process.stdout.write(`${formatTable(rows)}\n`);
  const next = (Object(answer) as { next?: unknown }).next;
  if (typeof next === 'string') process.stdout.write(`More: --after ${next}\n`);
}

/** Files and pages go out byte by byte. */
export async function printRaw(response: Response): Promise<void> {
  if (response.body !== null) await pipeline(Readable.fromWeb(response.body), process.stdout, { end: false });
}

/** An answer that is a list, or holds one and nothing else worth a line. */
function rowsOf(answer: unknown): Row[] | undefined {
  if (Array.isArray(answer)) return answer as Row[];
  const parts = Object.entries(Object(answer) as Row).filter(([name]) => name !== 'next');
  const only = parts.length === 1 ? parts[0]![1] : undefined;
  return Array.isArray(only) && only.every((row) => typeof row === 'object' && row !== null) ? (only as Row[]) : undefined;
}

export function formatTable(rows: readonly Row[]): string {
  if (rows.length === 0) return '(none)';
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => rows.some((row) => isShown(row[name]))).slice(0, COLUMNS_MAX);
  const cells = [columns, ...rows.map((row) => columns.map((name) => shorten(format(row[name]))))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at]!.length)));
  const isNumber = columns.map((name) => rows.every((row) => row[name] === null || row[name] === undefined || typeof row[name] === 'number'));
  return cells.map((line) => line.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!))).join('  ').trimEnd()).join('\n');
}

/** In a table, what is a list or a record of its own is left to `--json`. */
function isShown(value: unknown): boolean {
  return value !== null && value !== undefined && typeof value !== 'object';
}

function shorten(text: string): string {
  return text.length > CELL_CHARS_MAX ? `${text.slice(0, CELL_CHARS_MAX - 1)}…` : text;
}

export function formatRecord(record: Row): string {
  const names = Object.keys(record);
  const width = Math.max(0, ...names.map((name) => name.length));
  return names.map((name) => `${name.padEnd(width)}  ${format(record[name])}`).join('\n');
}

/** Control characters of somebody's text must not command the terminal. */
function format(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll(/\p{Cc}/gu, ' ');
}
