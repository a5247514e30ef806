import { newId } from './ids.ts';
import type { Schedule, Services } from './jobs.ts';

/**
 * Runs schedules, each in one process at a time: a lease row decides which. A killed
 * process loses its lease after three periods and another goes on.
 */
export function startSchedules(services: Services, schedules: readonly Schedule[]): { stop(): Promise<void> } {
  const holder = newId();
  const running = new Set<Promise<void>>();
  const timers = schedules.map((one) => {
    let busy = false;
    const turn = async (): Promise<void> => {
      if (busy) return;
      busy = true;
      try {
        if (await takeLease(services, one, holder)) await one.run(services);
      } catch (error) {
        services.log.error({ schedule: one.name, error: (error as Error).message }, 'scheduled work failed');
      } finally {
        busy = false;
      }
    };
    return setInterval(() => {
      const work = turn();
      running.add(work);
      void work.finally(() => running.delete(work));
    }, one.everySeconds * 1000);
  });
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running);
    },
  };
}

async function takeLease(services: Services, one: Schedule, holder: string): Promise<boolean> {
  const { rowCount } = await services.database.dispatcher.query(
    `insert into kernel.schedule_lease as l (name, holder, leased_until, last_run_at)
     values ($1, $2, clock_timestamp() + $3 * interval '3 seconds', clock_timestamp())
     on conflict (name) do update set holder = excluded.holder, leased_until = excluded.leased_until, last_run_at = excluded.last_run_at
     where l.holder = excluded.holder or l.leased_until < clock_timestamp()`,
    [one.name, holder, one.everySeconds],
  );
  return rowCount === 1;
}
