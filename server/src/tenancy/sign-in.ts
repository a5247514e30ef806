import { hash, verify } from '@node-rs/argon2';
import type { FastifyReply } from 'fastify';
import { withDispatcher, type Database } from '../kernel/db.ts';
import { ProblemError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { deriveKey, hashSecret, hmacHex, newSecret } from '../kernel/secrets.ts';
import { SESSION_COOKIE, writeCredential } from './authenticate.ts';

const SESSION_SECONDS = 12 * 3600;
const ONE_TIME_LINK_SECONDS = 24 * 3600;
const FAILURES_MAX = 10;
const FAILURE_WINDOW_MINUTES = 15;

/** Argon2id with the library's defaults (19 MiB, 2 passes: OWASP's first recommendation). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/**
 * Start a session for a mail address and password. Guesses are counted per account and
 * network, so that a flood from elsewhere does not lock its victim out.
 *
 * @throws 401 `tenancy.wrong_password`, the same for an unknown address;
 *   429 `tenancy.too_many_attempts` after 10 failures in 15 minutes.
 */
export async function signInWithPassword(database: Database, secretKey: string, given: { email: string; password: string; network: string }): Promise<string> {
  const email = given.email.trim().toLowerCase();
  const emailHash = Buffer.from(hmacHex(deriveKey(secretKey, 'sign-in attempts'), email), 'hex');
  const attemptId = await countAttempt(database, emailHash, given.network);
  const found = await database.dispatcher.query<{ provider_id: string; person_id: string; password_hash: string | null }>(
    'select provider_id, person_id, password_hash from tenancy.person where email = $1 and disabled_at is null',
    [email],
  );
  const person = found.rows[0];
  // An unknown address costs the same time as a wrong password.
  const right = await verify(person?.password_hash ?? (await decoyHash), given.password).catch(() => false);
  const succeeded = right && person?.password_hash != null;
  if (!succeeded) throw new ProblemError({ status: 401, code: 'tenancy.wrong_password', message: 'The mail address and the password do not belong together.', next: 'Try again, or ask an administrator for a one-time link.' });
  await database.dispatcher.query('delete from tenancy.sign_in_attempt where attempt_id = $1', [attemptId]);
  return startSession(database, person);
}

/**
 * Count a guess before it is looked at, so that a hundred at once are a hundred guesses. It
 * stands as a failure until it proves right; one that is turned away is not counted.
 *
 * @throws 429 `tenancy.too_many_attempts`
 */
async function countAttempt(database: Database, emailHash: Buffer, network: string): Promise<string> {
  const attemptId = newId();
  await database.dispatcher.query('insert into tenancy.sign_in_attempt (attempt_id, email_hash, network, succeeded) values ($1, $2, $3, false)', [attemptId, emailHash, network]);
  const { rows } = await database.dispatcher.query<{ failures: number }>(
    `select count(*) as failures from tenancy.sign_in_attempt
     where email_hash = $1 and network = $2 and not succeeded and at > clock_timestamp() - interval '${FAILURE_WINDOW_MINUTES} minutes'`,
    [emailHash, network],
  );
  if (rows[0]!.failures <= FAILURES_MAX) return attemptId;
  await database.dispatcher.query('delete from tenancy.sign_in_attempt where attempt_id = $1', [attemptId]);
  throw new ProblemError({ status: 429, code: 'tenancy.too_many_attempts', message: `There were ${FAILURES_MAX} wrong passwords for this address from your network.`, next: `Wait ${FAILURE_WINDOW_MINUTES} minutes, or use a one-time link.` });
}

const decoyHash = hash('no account has this password');

/**
 * Exchange a one-time link's token for a session. Works once.
 *
 * @throws 401 `tenancy.link_used_up` when it was used, has expired or never existed.
 */
export async function signInWithLink(database: Database, token: string): Promise<string> {
  const person = await withDispatcher(database, async (db) => {
    const { rows } = await db.query<{ provider_id: string; person_id: string }>(
      `update tenancy.credential set used_at = clock_timestamp(), revoked_at = clock_timestamp()
       where secret_hash = $1 and kind = 'link' and revoked_at is null and expires_at > clock_timestamp()
       returning provider_id, person_id`,
      [hashSecret(token)],
    );
    return rows[0];
  });
  if (!person) throw new ProblemError({ status: 401, code: 'tenancy.link_used_up', message: 'This one-time link was used already, or has expired.', next: 'A link signs in one browser or one terminal. Make another in Settings, People; or start the server again: it prints a fresh one.' });
  return startSession(database, person);
}

/** A link that signs this person in once, within a day. */
export async function makeOneTimeLink(database: Database, publicUrl: string, person: { providerId: string; personId: string }): Promise<string> {
  const secret = newSecret('bwl');
  await writeCredential(database, { ...person, credentialId: newId(), kind: 'link', secret, name: 'one-time link', lifeSeconds: ONE_TIME_LINK_SECONDS });
  return `${publicUrl}/sign-in/link#${secret}`;
}

/** A session for a person whose identity is beyond doubt; answers its secret. */
export async function startSession(database: Database, person: { provider_id: string; person_id: string }): Promise<string> {
  const secret = newSecret('bws');
  await writeCredential(database, { providerId: person.provider_id, personId: person.person_id, credentialId: newId(), kind: 'session', secret, name: 'session', lifeSeconds: SESSION_SECONDS });
  return secret;
}

export async function endSession(database: Database, secret: string): Promise<void> {
  await withDispatcher(database, (db) => db.query(`update tenancy.credential set revoked_at = clock_timestamp() where secret_hash = $1 and kind = 'session'`, [hashSecret(secret)]));
}

export function setSessionCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  void reply.setCookie(SESSION_COOKIE, secret, { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge: SESSION_SECONDS });
}
