import type { FastifyRequest } from 'fastify';
import { withDispatcher, type Database } from '../kernel/db.ts';
import type { Authenticate, Identity } from '../kernel/http.ts';
import { hashSecret } from '../kernel/secrets.ts';
import { findCredential, type CredentialRow } from './find-credential.ts';
import { permissionsOf } from './roles.ts';

export const SESSION_COOKIE = 'breakwater_session';

/**
 * Who is behind a request: a session cookie or a bearer token. Looked up on every request,
 * so that a revoked session or a changed role counts from the next request on.
 */
export const authenticate: Authenticate = async (services, request) => {
  const secret = bearer(request) ?? sessionCookie(request);
  if (secret === undefined) return undefined;
  const row = await findCredential(services.database, secret);
  return row && toIdentity(row);
};

function bearer(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  return header?.startsWith('Bearer ') ? header.slice('Bearer '.length).trim() : undefined;
}

/** The cookie counts for changes only from our own pages: a foreign Origin has none. */
function sessionCookie(request: FastifyRequest): string | undefined {
  const origin = request.headers.origin;
  const ownPage = origin === undefined || URL.parse(origin)?.host === request.headers.host;
  return request.method === 'GET' || ownPage ? request.cookies[SESSION_COOKIE] : undefined;
}

function toIdentity(row: CredentialRow): Identity {
  const assignments = row.kind === 'token' ? [{ role: row.role ?? '', clientId: row.for_client_id }] : row.assignments;
  const rolesFor = (clientId: string): string[] => assignments.filter((one) => one.clientId === null || one.clientId === clientId).map((one) => one.role);
  const clients = new Set(row.clients);
  const guest = assignments.length > 0 && assignments.every((one) => one.role === 'guest');
  return {
    actor: { kind: row.kind === 'token' ? 'token' : guest ? 'guest' : 'person', id: row.person_id ?? row.credential_id, name: row.name },
    providerId: row.provider_id,
    personId: row.person_id,
    permissionsFor(clientId) {
      if (!clients.has(clientId)) return undefined;
      const roles = rolesFor(clientId);
      return roles.length === 0 ? undefined : permissionsOf(roles);
    },
    providerPermissions: permissionsOf(assignments.filter((one) => one.clientId === null).map((one) => one.role)),
  };
}

/** For tests of the sign-in flow and for `main.ts`: one credential row, given its secret. */
export async function writeCredential(
  database: Database,
  row: { providerId: string; credentialId: string; kind: 'session' | 'link' | 'token'; secret: string; personId: string | null; name: string; role?: string; forClientId?: string; lifeSeconds?: number },
): Promise<void> {
  await withDispatcher(database, async (db) => {
    await db.query(
      `insert into tenancy.credential (provider_id, credential_id, kind, secret_hash, person_id, name, role, for_client_id, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp() + $9 * interval '1 second')`,
      [row.providerId, row.credentialId, row.kind, hashSecret(row.secret), row.personId, row.name, row.role ?? null, row.forClientId ?? null, row.lifeSeconds ?? null],
    );
  });
}
