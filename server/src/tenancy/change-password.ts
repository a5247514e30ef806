import { verify } from '@node-rs/argon2';
import { withDispatcher, type Database } from '../kernel/db.ts';
import { ProblemError } from '../kernel/errors.ts';
import { hashPassword, startSession } from './sign-in.ts';

/**
 * Set one's own password. Every session of the person ends, and a new one begins: whoever
 * else was signed in as them no longer is. The first password needs none before it (the
 * person came by a one-time link); every later one needs the one in force.
 *
 * @returns the new session's secret.
 * @throws 403 `tenancy.wrong_password`.
 */
export async function changePassword(database: Database, person: { providerId: string; personId: string }, given: { currentPassword: string | undefined; password: string }): Promise<string> {
  const { rows } = await withDispatcher(database, (db) =>
    db.query<{ password_hash: string | null }>('select password_hash from tenancy.person where provider_id = $1 and person_id = $2', [person.providerId, person.personId]));
  const current = rows[0]?.password_hash ?? null;
  if (current !== null && !(await verify(current, given.currentPassword ?? '').catch(() => false))) {
    throw new ProblemError({ status: 403, code: 'tenancy.wrong_password', message: 'The current password is not right.', next: 'Try again, or ask an administrator for a one-time link.' });
  }
  const passwordHash = await hashPassword(given.password);
  await withDispatcher(database, async (db) => {
    await db.query('update tenancy.person set password_hash = $3 where provider_id = $1 and person_id = $2', [person.providerId, person.personId, passwordHash]);
    await db.query(`update tenancy.credential set revoked_at = clock_timestamp() where provider_id = $1 and person_id = $2 and kind in ('session', 'link') and revoked_at is null`, [person.providerId, person.personId]);
  });
  return startSession(database, { provider_id: person.providerId, person_id: person.personId });
}
