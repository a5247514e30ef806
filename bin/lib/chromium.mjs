import { spawnSync } from 'node:child_process';
import { say, step } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, an installed one, or Debian's package
 * installed now, which only root may do.
 *
 * @returns {Promise<string | undefined>} its path; undefined, after saying how to get one, when there is none
 */
export async function findOrInstallChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && starts('apt-get')) {
    await step('Chromium installed', async () => {
      apt('update');
      apt('install', '--yes', '--no-install-recommends', 'chromium');
    });
    const installed = findChromium();
    if (installed) return installed;
  }
  say('  Browser tests skipped: no Chromium. Install it (on Debian as root: apt-get install chromium) or set CHROMIUM_PATH.');
  return undefined;
}

function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  return (named ? [named] : NAMES).map(pathOf).find((path) => path && starts(path));
}

const pathOf = (name) => spawnSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).stdout?.trim();

/** Ubuntu's package is an empty shell around a snap: what counts is that it starts. */
const starts = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

function apt(...args) {
  spawnSync('apt-get', ['-qq', ...args], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
