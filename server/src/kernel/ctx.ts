import type { PoolClient } from 'pg';
import type { Logger } from './log.ts';
import type { ReactionMap, Registers } from './registers.ts';

/** One connection inside a transaction. */
export type Connection = PoolClient;

/** Who does it. Permissions are those for the context's client. */
export type Actor = {
  kind: 'person' | 'token' | 'guest' | 'system';
  /** The person, or the token; SYSTEM_ID for the system itself. */
  id: string;
  name: string;
  permissions: ReadonlySet<string>;
};

/** One client's open transaction: what every verb takes first. */
export type Ctx = {
  clientId: string;
  providerId: string;
  actor: Actor;
  /** Business time, from the client's own clock. */
  now: Date;
  db: Connection;
  log: Logger;
  requestId: string;
  reactions: ReactionMap;
  registers: Registers;
  /** Tells the relay, after the commit, that there is something in the outbox. */
  poke(): void;
};

/** The provider's own open transaction (people, clients, credentials); no client in it. */
export type ProviderCtx = Omit<Ctx, 'clientId' | 'now' | 'reactions' | 'registers' | 'poke'>;

/** Whom a transaction is opened for. */
export type ClientScope = Pick<Ctx, 'clientId' | 'providerId' | 'actor' | 'requestId'>;

/** All permissions: the system does what a person has already been allowed to ask for. */
export const EVERYTHING: ReadonlySet<string> = new (class extends Set<string> {
  override has(): boolean {
    return true;
  }
})();
