import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Transform, type Readable } from 'node:stream';
import { pipeline as finishPipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { invalid, ProblemError } from '../../kernel/errors.ts';

/** The orders file's name on disk; the files beside it have `file-` and their name in the mapping. */
export const ORDERS_FILE = 'orders';
/** What a packed file may unpack to: more is a bomb, or should come in parts. */
export const UNPACKED_BYTES_MAX = 20 * 1024 ** 3;

export type ImportPlace = { dataDir: string; clientId: string; importId: string };

/** Ids alone make the path: nothing that somebody named can lead elsewhere. */
export function importDir({ dataDir, clientId, importId }: ImportPlace): string {
  return join(dataDir, 'imports', clientId, importId);
}

export function companionFile(name: string): string {
  return `file-${name}`;
}

export type StoredFile = { sha256: string; bytes: number };

/**
 * Write a body to disk as it comes, hashing it on the way. The file is there under its name
 * only when it is whole and durable; whatever breaks before leaves nothing.
 *
 * @throws 413 `orders.file_too_large` beyond `bytesMax`.
 */
export async function storeFile(place: ImportPlace, file: string, body: Readable, bytesMax: number): Promise<StoredFile> {
  const dir = importDir(place);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, file);
  const part = `${path}.part`;
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(bytes > bytesMax ? tooLarge(bytesMax) : null, chunk);
    },
  });
  try {
    await finishPipeline(body, measure, createWriteStream(part, { mode: 0o600, flush: true }));
    await rename(part, path);
    await syncDir(dir);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return { sha256: hash.digest('hex'), bytes };
}

function tooLarge(bytesMax: number): ProblemError {
  return new ProblemError({ status: 413, code: 'orders.file_too_large', message: `The file has more than ${bytesMax} bytes.`, next: 'Pack it with gzip, or split it by date and import the parts one after the other.' });
}

/** A renamed file is durable once its directory is. */
async function syncDir(dir: string): Promise<void> {
  await using handle = await open(dir, 'r');
  await handle.sync();
}

export type OpenFile = { bytes: AsyncIterable<Uint8Array>; /** Of the file as stored. */ bytesRead(): number; close(): void };

/**
 * Open a stored file, unpacked when it is gzip.
 *
 * Reading throws 422 `orders.file_gone`, `orders.file_damaged` or `orders.file_too_large`.
 */
export async function openFile(place: ImportPlace, file: string): Promise<OpenFile> {
  const path = join(importDir(place), file);
  const isPacked = await beginsAsGzip(path);
  const stored = createReadStream(path);
  // Errors come out where the last stream is read; there is nothing more to do about them here.
  const plain = isPacked ? pipeline(stored, createGunzip(), () => undefined) : stored;
  return { bytes: explained(plain), bytesRead: () => stored.bytesRead, close: () => void plain.destroy() };
}

async function beginsAsGzip(path: string): Promise<boolean> {
  await using handle = await open(path).catch((error: Error) => { throw explain(error); });
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
}

async function* explained(stream: Readable): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > UNPACKED_BYTES_MAX) throw invalid('orders.file_too_large', `Unpacked, the file has more than ${UNPACKED_BYTES_MAX} bytes.`, 'Split it by date and import the parts one after the other.');
      yield chunk;
    }
  } catch (error) {
    throw explain(error as Error & { code?: string });
  }
}

function explain(error: Error & { code?: string }): Error {
  if (error.code === 'ENOENT') return invalid('orders.file_gone', 'The uploaded file is not in the data directory of the process that should read it.', 'Give all processes of the installation the same data directory, and import the file again.');
  if (error.code?.startsWith('Z_')) return invalid('orders.file_damaged', `The packed file is damaged: ${error.message}.`, 'Pack it again and import it again; the orders before the damage are in.');
  return error;
}

/** The beginning of a stored file, unpacked: enough to recognise it by. */
export async function readHead(place: ImportPlace, file: string, bytesMax: number): Promise<Uint8Array> {
  const opened = await openFile(place, file);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of opened.bytes) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= bytesMax) break;
  }
  opened.close();
  return Buffer.concat(chunks).subarray(0, bytesMax);
}

/** Everything an import kept on disk. */
export async function removeFiles(place: ImportPlace): Promise<void> {
  await rm(importDir(place), { recursive: true, force: true });
}
