import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from './say.mjs';

/**
 * Make sure of a directory that we can write.
 *
 * @throws {Refusal} when it cannot be made or written
 */
export function prepareDataDir(dataDir) {
  try {
    makeDirs(resolve(dataDir));
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Refusal({
      what: `Cannot keep data in ${dataDir}.`,
      why: error.code === 'EACCES' ? 'this user may not write there' : error.message,
      fix: 'choose a directory that you can write, for example: npm start -- --data ~/breakwater',
    });
  }
}

/**
 * One folder after the other: Node's own `recursive` never returns where a folder cannot be
 * made although its parent is there, as below /proc.
 */
function makeDirs(path) {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeDirs(dirname(path));
  mkdirSync(path);
}

/**
 * The installation's secret, from which the server derives every other one: 32 random
 * bytes as hexadecimal, made once and readable by the owner alone.
 */
export function readOrCreateSecret(dataDir) {
  return readOrCreateRandom(join(dataDir, 'secret'));
}

/** @returns {string} the content of `path`; 32 new random bytes as hexadecimal when it does not exist */
export function readOrCreateRandom(path) {
  if (!existsSync(path)) {
    // Renamed when whole: half a secret would lock everyone out for good.
    writeFileSync(`${path}.new`, randomBytes(32).toString('hex'), { mode: 0o600, flush: true });
    renameSync(`${path}.new`, path);
  }
  return readFileSync(path, 'utf8').trim();
}
