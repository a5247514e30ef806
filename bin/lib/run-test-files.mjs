import { relative } from 'node:path';
import { run } from 'node:test';
import { inspect, stripVTControlCharacters } from 'node:util';
import { ROOT_DIR } from './paths.mjs';
import { say } from './say.mjs';

const FILE_MILLISECONDS_MAX = 10 * 60 * 1000;

/**
 * Run test files in processes of their own and print one line a file, and every failure
 * with its place and reason as soon as it is known.
 *
 * @param {string[]} files absolute paths
 * @param {{ concurrency: number, signal: AbortSignal }} options
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runTestFiles(files, { concurrency, signal }) {
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const emptyFiles = [];
  const outputs = new Map();
  const failedFiles = new Set();
  let summary;

  for await (const { type, data } of run({ files, concurrency, signal, timeout: FILE_MILLISECONDS_MAX })) {
    if (type === 'test:stdout' || type === 'test:stderr') {
      outputs.set(data.file, (outputs.get(data.file) ?? '') + data.message);
    } else if (type === 'test:fail' && !isTodo(data)) {
      failedFiles.add(data.file);
      if (data.details.error.failureType !== 'subtestsFailed') sayFailure(data);
    } else if (type === 'test:pass' && data.name === data.file) {
      emptyFiles.push(data.file);
    } else if (type === 'test:summary' && data.file) {
      sayFile(data, failedFiles.has(data.file));
    } else if (type === 'test:summary') {
      summary = data;
    }
  }

  for (const file of emptyFiles) say(`  FAIL  ${shown(file)}: it holds no test`);
  for (const file of failedFiles) sayOutput(file, outputs.get(file));
  return count(summary, emptyFiles.length);
}

function count({ counts, success }, emptyFileCount) {
  const failed = counts.failed + counts.cancelled + emptyFileCount;
  return {
    // The runner counts a file without tests as one that passed.
    passed: counts.passed - emptyFileCount,
    // A hook outside every test may fail without failing a test.
    failed: failed === 0 && !success ? 1 : failed,
    skipped: counts.skipped + counts.todo,
  };
}

function sayFile({ file, counts, duration_ms: milliseconds }, hasFailed) {
  const skipped = counts.skipped + counts.todo;
  const detail = `${counts.tests} ${counts.tests === 1 ? 'test' : 'tests'}${skipped > 0 ? `, ${skipped} skipped` : ''}, ${(milliseconds / 1000).toFixed(1)} s`;
  say(`  ${hasFailed ? 'FAIL' : 'ok  '}  ${shown(file)} (${detail})`);
}

function sayFailure({ name, file, line, details }) {
  const isWholeFile = name === file;
  const title = isWholeFile ? `${shown(file)} ended with an error of its own` : `${shown(file)}:${line} ${name}`;
  const reason = inspect(details.error.cause ?? details.error, { colors: process.stdout.isTTY });
  say(`\n  FAIL  ${title}\n${indent(isWholeFile ? details.error.message : reason)}\n`);
}

/** What a failing file printed, once, after the failures: it often holds the reason. */
function sayOutput(file, output = '') {
  const text = stripVTControlCharacters(output).trim();
  if (text) say(`\n  printed by ${shown(file)}:\n${indent(text)}`);
}

const isTodo = ({ todo }) => todo !== undefined && todo !== false;
const shown = (file) => relative(ROOT_DIR, file);
const indent = (text) => text.replaceAll(/^/gm, '        ');
