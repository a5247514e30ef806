import { readFileSync } from 'node:fs';

/**
 * What Linux knows of a process.
 *
 * @param {number | string} pid
 * @returns {{ parentPid: number, hasEnded: boolean } | undefined} undefined when there is no such
 *   process, or no /proc; hasEnded: it is a zombie, which only waits to be noticed
 */
export function readProcessStat(pid) {
  try {
    // "pid (name) state ppid ...", and a name may hold spaces and parentheses: proc(5).
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parentPid] = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return { parentPid: Number(parentPid), hasEnded: state === 'Z' };
  } catch {
    return undefined;
  }
}

export const isRunning = (pid) => readProcessStat(pid)?.hasEnded === false;
