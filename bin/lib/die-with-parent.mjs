/**
 * Loaded into a child with `--import`: when the parent is gone, however it died, the
 * child gets SIGTERM, and SIGKILL if it has not ended by itself after a grace period.
 *
 * The operating system closes the IPC channel with the parent, so this works after
 * kill -9 and on every platform.
 */
import { isMainThread } from 'node:worker_threads';

const GRACE_MILLISECONDS = 10_000;

// Worker threads inherit `--import`, but not the channel.
if (isMainThread && process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MILLISECONDS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening must not keep a child alive that has finished its work.
  process.channel.unref();
}
