import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startWork } from '../../server/src/server.ts';
import type { Role } from '../../server/src/tenancy/index.ts';
import { startTestServer, type TestServer } from '../../server/src/testing/server.ts';

const BUILT = fileURLToPath(new URL('../dist/index.html', import.meta.url));
const COOKIE = 'breakwater_session';
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
/** Long, because a loaded machine is slow and a test that waits costs nothing. */
const WAIT_MS = 60_000;

export type Look = { size?: keyof typeof SIZES; scheme?: 'light' | 'dark' };

/** A server with its workers running, the built console on it, and a browser in front. */
export type BrowserTest = {
  t: TestServer;
  /** A fresh page of somebody with this role at the test's client, signed in. */
  openPage(role: Role, path: string, look?: Look): Promise<Page>;
  close(): Promise<void>;
};

/** @throws when the console is not built: these tests click what users get. */
export async function openBrowserTest(): Promise<BrowserTest> {
  assert.ok(existsSync(BUILT), 'The console is not built. Run: npm run console -- build');
  const t = await startTestServer();
  const work = startWork(t.server);
  const browser = await launch();

  return {
    t,
    async openPage(role, path, { size = 'desk', scheme = 'light' } = {}) {
      const caller = t.as(role);
      // The caller's person is made on its first call.
      await caller.get('/clock');
      const context = await browser.newContext({ viewport: SIZES[size], colorScheme: scheme, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London' });
      context.setDefaultTimeout(WAIT_MS);
      await context.addCookies([{ name: COOKIE, value: caller.token, url: t.url }]);
      const page = await context.newPage();
      failOnPageErrors(page);
      await page.goto(t.url + path);
      return page;
    },
    async close() {
      await browser.close();
      await work.stop();
      await t.close();
    },
  };
}

/** No violation of WCAG 2.2 A and AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  const said = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.slice(0, 3).map((node) => node.html).join('\n  ')}`);
  assert.deepEqual(said, [], `axe on ${page.url()}`);
}

/** Nothing may reach beyond the window's right edge: a phone must never scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflowPx = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  assert.ok(Number(overflowPx) <= 0, `${page.url()} is ${String(overflowPx)} px wider than the window`);
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
}

/** An exception in the console's code fails the test where it happened, and not where it is missed. */
function failOnPageErrors(page: Page): void {
  page.on('pageerror', (error) => {
    throw error;
  });
}
