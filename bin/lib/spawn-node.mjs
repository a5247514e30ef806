import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LIB_DIR } from './paths.mjs';

const DIE_WITH_PARENT = pathToFileURL(join(LIB_DIR, 'die-with-parent.mjs')).href;

/**
 * Start a Node program that shares our terminal and ends when we end, even by kill -9.
 *
 * @param {string} nodePath
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, ownGroup?: boolean }} [options]
 *   ownGroup: Ctrl-C reaches only us, and we decide what stops first
 */
export function spawnNode(nodePath, args, { env = process.env, cwd = process.cwd(), ownGroup = false } = {}) {
  return spawn(nodePath, ['--import', DIE_WITH_PARENT, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: ownGroup && process.platform !== 'win32',
    env,
    cwd,
  });
}

/**
 * Wait for a child, passing on the signals that ask us to end.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code; 128 + number when a signal ended it
 */
export async function waitPassingSignals(child) {
  const pass = (signal) => child.kill(signal);
  for (const signal of ENDING_SIGNALS) process.on(signal, pass);
  try {
    return await exitCode(child);
  } finally {
    for (const signal of ENDING_SIGNALS) process.off(signal, pass);
  }
}

export const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @returns {Promise<number>} the child's exit code; 128 + number when a signal ended it */
export function exitCode(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}
