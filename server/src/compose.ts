import { actionRegister, composeActions } from './actions/index.ts';
import type { Job, Schedule } from './kernel/jobs.ts';
import type { ReactionMap, Registers } from './kernel/registers.ts';
import type { Route } from './kernel/route.ts';
import { MODULES, type ModuleDoor } from './modules.ts';
import { composeScopes, scopeRegister } from './scopes/index.ts';

/** All modules as the kernel needs them: flat lists and look-ups. */
export type House = {
  routes: readonly Route[];
  jobs: ReadonlyMap<string, Job>;
  reactions: ReactionMap;
  schedules: readonly Schedule[];
  registers: Registers;
};

/** @throws when two modules claim the same operation, job, facet, subject or action. */
export function compose(modules: readonly ModuleDoor[] = MODULES): House {
  const jobs = new Map<string, Job>();
  const reactions = new Map<string, { job: string; lane: Job['lane'] }[]>();
  for (const one of modules.flatMap((module) => module.jobs ?? [])) {
    if (jobs.has(one.name)) throw new Error(`two jobs are called ${one.name}`);
    jobs.set(one.name, one);
    if (one.on) reactions.set(one.on, [...(reactions.get(one.on) ?? []), { job: one.name, lane: one.lane }]);
  }
  const routes = modules.flatMap((module) => module.routes ?? []);
  const operations = new Set<string>();
  for (const { operation } of routes) {
    if (operations.has(operation)) throw new Error(`two routes are called ${operation}`);
    operations.add(operation);
  }
  const registers = new Map([scopeRegister.entry(composeScopes(modules)), actionRegister.entry(composeActions(modules))]);
  return { routes, jobs, reactions, schedules: modules.flatMap((module) => module.schedules ?? []), registers };
}
