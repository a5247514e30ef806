import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { importDir, openFile, readHead, storeFile } from './stored-files.ts';

let dataDir: string;
before(async () => { dataDir = await mkdtemp(join(tmpdir(), 'breakwater-files-')); });
after(() => rm(dataDir, { recursive: true }));

const place = (importId: string) => ({ dataDir, clientId: 'client', importId });

test('a file comes out as it went in, packed or not, with its hash', async () => {
  for (const [importId, body] of [['plain', Buffer.from('abc')], ['packed', gzipSync('abc')]] as const) {
    const stored = await storeFile(place(importId), 'orders', Readable.from([body]), 1000);
    assert.equal(stored.bytes, body.length);
    const opened = await openFile(place(importId), 'orders');
    assert.equal(Buffer.concat(await Array.fromAsync(opened.bytes)).toString(), 'abc');
    assert.equal(opened.bytesRead(), body.length);
    assert.equal((await readHead(place(importId), 'orders', 2)).toString(), 'ab');
  }
  assert.equal((await storeFile(place('hash'), 'orders', Readable.from(['abc']), 9)).sha256, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('too large or broken off: nothing is left', async () => {
  await assert.rejects(storeFile(place('large'), 'orders', Readable.from(['abc', 'def']), 5), { code: 'orders.file_too_large', status: 413 });
  const broken = Readable.from((async function* () { yield 'abc'; throw new Error('connection lost'); })());
  await assert.rejects(storeFile(place('broken'), 'orders', broken, 100), /connection lost/);
  for (const importId of ['large', 'broken']) assert.deepEqual(await readdir(importDir(place(importId))), []);
});

test('a file that is gone or damaged says so', async () => {
  await assert.rejects(openFile(place('nowhere'), 'orders'), { code: 'orders.file_gone' });
  const packed = gzipSync('x'.repeat(100_000));
  await storeFile(place('cut'), 'orders', Readable.from([packed.subarray(0, packed.length - 20)]), 1e6);
  const opened = await openFile(place('cut'), 'orders');
  await assert.rejects(Array.fromAsync(opened.bytes), { code: 'orders.file_damaged' });
});
