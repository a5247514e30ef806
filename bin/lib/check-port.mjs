import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './say.mjs';

const HANDOVER_MILLISECONDS = 2000;
const RETRY_MILLISECONDS = 100;

/**
 * Make sure that the server will be able to listen, before minutes are spent on anything else.
 * A previous server that is just ending gets a moment to let go.
 *
 * @throws {Refusal} when the port is taken or not allowed
 */
export async function checkPort(port, host) {
  const giveUpAt = Date.now() + HANDOVER_MILLISECONDS;
  for (;;) {
    const code = await tryListening(port, host);
    if (code === undefined) return;
    if (code !== 'EADDRINUSE') throw refusal(port, host, `the system does not allow it (${code})`);
    if (Date.now() > giveUpAt) throw refusal(port, host, 'another program uses that port');
    await sleep(RETRY_MILLISECONDS);
  }
}

/** @returns {Promise<string | undefined>} the error's code, or undefined when it can listen */
function tryListening(port, host) {
  return new Promise((resolve) => {
    const server = createServer().once('error', (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

function refusal(port, host, why) {
  return new Refusal({
    what: `Cannot listen on ${host}:${port}.`,
    why,
    fix: `choose another one: npm start -- --port ${port < 1024 ? 4400 : port + 1}`,
  });
}
