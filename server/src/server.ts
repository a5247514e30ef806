import type { FastifyInstance } from 'fastify';
import { compose, type House } from './compose.ts';
import { serveConsole } from './console.ts';
import type { Config } from './kernel/config.ts';
import { closeDatabase, openDatabase } from './kernel/db.ts';
import { buildHttp } from './kernel/http.ts';
import type { Services } from './kernel/jobs.ts';
import type { Logger } from './kernel/log.ts';
import { openQueue, type Queue } from './kernel/queue.ts';
import { startSchedules } from './kernel/schedule.ts';
import type { ModuleDoor } from './modules.ts';
import { serveReference } from './reference.ts';
import { authenticate } from './tenancy/index.ts';

export type Parts = { api: boolean; worker: boolean };

/** A running server: HTTP, queue and schedules on one database. */
export type Server = {
  services: Services;
  house: House;
  http: FastifyInstance;
  queue: Queue;
  close(): Promise<void>;
};

/** Build everything on a migrated database. Nothing listens or works until it is started. */
export async function openServer(config: Config, log: Logger, modules?: readonly ModuleDoor[]): Promise<Server> {
  const house = compose(modules);
  const database = openDatabase({ databaseUrl: config.databaseUrl, secret: config.secret, connectionsMax: config.databaseConnectionsMax, log, reactions: house.reactions, registers: house.registers });
  const services: Services = { config, database, log };
  const queue = await openQueue(services, house.jobs);
  const http = await buildHttp(services, house.routes, authenticate);
  await serveReference(http);
  await serveConsole(http);
  return {
    services,
    house,
    http,
    queue,
    async close() {
      await http.close();
      await queue.stop();
      await closeDatabase(database);
    },
  };
}

/** Start relay, workers and schedules; returns how to stop the schedules. */
export function startWork(server: Server): { stop(): Promise<void> } {
  server.queue.start();
  return startSchedules(server.services, server.house.schedules);
}
