const POLL_MILLISECONDS = 500;

/**
 * When npm started us and npm is killed, end too: kill -9 of `npm start` would otherwise
 * leave everything running. npm holds no channel to us, so the parent's id is all there is.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const npmPid = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === npmPid) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, POLL_MILLISECONDS);
  timer.unref();
}
