import type { Database } from '../kernel/db.ts';
import { hashSecret } from '../kernel/secrets.ts';

export type CredentialRow = {
  credential_id: string;
  provider_id: string;
  kind: 'session' | 'token';
  person_id: string | null;
  name: string;
  role: string | null;
  for_client_id: string | null;
  assignments: { role: string; clientId: string | null }[];
  clients: string[];
};

type Lookup = Promise<CredentialRow | undefined>;
type Turn = { running: Lookup; next: Lookup | undefined };

const turns = new WeakMap<Database, Map<string, Turn>>();

/**
 * The credential of a secret, as it stands now: revoked or expired ones are not found.
 *
 * Requests with the same secret that come while a look-up is under way share the next one.
 * So every answer is from a look-up begun after its request came, and a revocation counts
 * from the next request on, yet a busy token costs one look-up at a time (measured: an
 * order intake of one token spent more on look-ups than on orders).
 */
export function findCredential(database: Database, secret: string): Lookup {
  const ofDatabase = turns.get(database) ?? new Map<string, Turn>();
  turns.set(database, ofDatabase);
  const turn = ofDatabase.get(secret);
  if (!turn) return begin(database, ofDatabase, secret);
  turn.next ??= turn.running.then(noop, noop).then(() => begin(database, ofDatabase, secret));
  return turn.next;
}

function begin(database: Database, ofDatabase: Map<string, Turn>, secret: string): Lookup {
  const turn: Turn = { running: lookUp(database, secret), next: undefined };
  ofDatabase.set(secret, turn);
  const end = (): void => {
    if (turn.next === undefined) ofDatabase.delete(secret);
  };
  turn.running.then(end, end);
  return turn.running;
}

const noop = (): void => undefined;

async function lookUp(database: Database, secret: string): Lookup {
  // One statement outside a transaction: the dispatcher's policies need no context.
  const { rows } = await database.dispatcher.query<CredentialRow>(
    `select c.credential_id, c.provider_id, c.kind, c.person_id, coalesce(p.name, c.name) as name, c.role, c.for_client_id,
       coalesce((select json_agg(json_build_object('role', a.role, 'clientId', a.for_client_id))
                 from tenancy.assignment a where a.provider_id = c.provider_id and a.person_id = c.person_id), '[]') as assignments,
       (select coalesce(array_agg(k.client_id::text), '{}') from tenancy.client k where k.provider_id = c.provider_id) as clients
     from tenancy.credential c
     left join tenancy.person p on p.provider_id = c.provider_id and p.person_id = c.person_id
     where c.secret_hash = $1 and c.kind in ('session', 'token') and c.revoked_at is null
       and (c.expires_at is null or c.expires_at > clock_timestamp())
       and (p.person_id is null or p.disabled_at is null)`,
    [hashSecret(secret)],
  );
  return rows[0];
}
