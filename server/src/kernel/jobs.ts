import { z } from 'zod';
import type { Config } from './config.ts';
import { EVERYTHING, type Actor, type Ctx } from './ctx.ts';
import { execute, sql, withClient, type Database } from './db.ts';
import { writeOutbox, type EventType, type OutboxOptions } from './events.ts';
import { SYSTEM_ID } from './ids.ts';
import type { Logger } from './log.ts';
import type { Lane } from './registers.ts';

export type { Lane };

/** What work outside a request is given. */
export type Services = { config: Config; database: Database; log: Logger };

/** One job's surroundings. Transactions are its own to open; the network is allowed here. */
export type JobTools = Services & {
  clientId: string;
  jobId: string;
  /** From 1. */
  attempt: number;
  /** One transaction of this client, as the system. */
  inClient: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;
};

export type Job<Payload = unknown> = {
  name: string;
  lane: Lane;
  payload: z.ZodType<Payload>;
  /** Delivered at least once: must give the same result when run again. */
  run(tools: JobTools, payload: Payload): Promise<void>;
  /** When set, this job is a reaction to that event. */
  on?: string;
};

export function job<Payload>(definition: Job<Payload>): Job<Payload> {
  return definition;
}

/** Queue a job in the caller's transaction. */
export async function enqueue<Payload>(ctx: Ctx, target: Job<Payload>, payload: Payload, options?: OutboxOptions): Promise<void> {
  await writeOutbox(ctx, target.name, target.lane, [payload], options);
}

type Delivered<Payload> = { eventId: string; subjectId: string | null; payload: Payload };

/**
 * What a module does when something happened elsewhere. Runs in one transaction that also
 * marks the delivery as handled: a repeated delivery changes nothing. Only SQL inside.
 */
export function reaction<Payload>(definition: {
  name: string;
  on: EventType<Payload>;
  lane?: Lane;
  run(ctx: Ctx, event: Delivered<Payload>): Promise<void>;
}): Job<Delivered<Payload>> {
  return {
    name: definition.name,
    lane: definition.lane ?? 'bulk',
    on: definition.on.name,
    payload: z.object({ eventId: z.string(), subjectId: z.string().nullable(), payload: definition.on.payload }),
    async run(tools, delivered) {
      const { eventId, subjectId, payload } = delivered;
      await tools.inClient(async (ctx) => {
        const fresh = await execute(ctx, sql`
          insert into kernel.handled (client_id, job_id) values (${ctx.clientId}, ${tools.jobId}) on conflict do nothing`);
        if (fresh === 1) await definition.run(ctx, { eventId, subjectId, payload });
      });
    },
  };
}

/** Work by the clock, in one process at a time, across clients. */
export type Schedule = { name: string; everySeconds: number; run(services: Services): Promise<void> };

export function systemActor(name: string): Actor {
  return { kind: 'system', id: SYSTEM_ID, name, permissions: EVERYTHING };
}

/** One transaction of one client as the system, from a schedule or a job. */
export function asSystem<T>(services: Services, client: { clientId: string; providerId: string }, name: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return withClient(services.database, { ...client, actor: systemActor(name), requestId: name }, work);
}

/** Run `work` for every open client in turn; one client's failure does not stop the others. */
export async function forEachClient(services: Services, name: string, work: (ctx: Ctx) => Promise<void>): Promise<void> {
  const { rows } = await services.database.dispatcher.query<{ clientId: string; providerId: string }>(
    'select client_id as "clientId", provider_id as "providerId" from tenancy.client where closed_at is null order by client_id',
  );
  for (const client of rows) {
    await asSystem(services, client, name, work).catch((error: Error) => {
      services.log.error({ clientId: client.clientId, schedule: name, error: error.message }, 'scheduled work failed for a client');
    });
  }
}
