import { createHash } from 'node:crypto';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { invalid } from '../kernel/errors.ts';
import { Playbook } from './playbook.ts';
import { SOURCE_BYTES_MAX, type PlaybookProblem } from './schema.ts';

/** A text that was checked, what it says, and the SHA-256 by which a crisis pins it. */
export type ParsedPlaybook = { playbook: Playbook; source: string; sha256: string };

/** Every problem of a playbook's text, with its place; empty when it is fine. */
export function lintPlaybook(source: string): PlaybookProblem[] {
  if (Buffer.byteLength(source) > SOURCE_BYTES_MAX) return [{ path: '', message: `is larger than ${SOURCE_BYTES_MAX} bytes`, line: null }];
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { schema: 'core', uniqueKeys: true, lineCounter });
  if (document.errors.length > 0) {
    return document.errors.map((error) => {
      const line = error.linePos?.[0].line ?? null;
      return { path: `line ${line ?? '?'}`, message: error.message.split('\n')[0]!, line };
    });
  }
  const parsed = Playbook.safeParse(toPlain(document));
  return parsed.success ? [] : parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message, line: lineOf(document, issue.path, lineCounter) }));
}

/** The line of what stands at a path; for what is missing, of what should hold it. */
function lineOf(document: Document, path: readonly PropertyKey[], lineCounter: LineCounter): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lineCounter.linePos(node.range[0]).line;
  }
  return null;
}

/** @throws 422 `plans.bad_playbook` with every problem and its place. */
export function parsePlaybook(source: string): ParsedPlaybook {
  const problems = lintPlaybook(source);
  if (problems.length > 0) {
    throw invalid('plans.bad_playbook', `The playbook cannot be used: ${problems.slice(0, 3).map((one) => `${one.path} ${one.message}`.trim()).join('; ')}.`, 'Mend the places named and send it again.', { problems });
  }
  const playbook = Playbook.parse(toPlain(parseDocument(source, { schema: 'core' })));
  return { playbook, source, sha256: createHash('sha256').update(source).digest('hex') };
}

/** Aliases are refused beyond a few: a small text must not unfold into a large one. */
function toPlain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    return undefined;
  }
}
