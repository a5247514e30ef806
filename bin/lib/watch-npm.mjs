import { readProcessStat } from './process-stat.mjs';

const POLL_MILLISECONDS = 500;

/**
 * When npm started us and npm is killed, end too: kill -9 of `npm start` would otherwise
 * leave everything running. npm holds no channel to us, so all there is to watch is whose
 * child we are, and whose child the shell is that npm put between (dash stays, bash does not).
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, POLL_MILLISECONDS);
  timer.unref();
}

/** @returns {string} our parent's process id and, on Linux, its parent's */
function ancestors() {
  return `${process.ppid} ${readProcessStat(process.ppid)?.parentPid}`;
}
