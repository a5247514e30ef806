import { forEachClient, type Schedule } from '../kernel/jobs.ts';
import { followPromise, logRunApplied, logRunStarted, logRunUndone } from './reactions.ts';
import { crisesRoutes } from './routes.ts';
import { takeReadings } from './take-readings.ts';

export { declareCrisis } from './declare-crisis.ts';
export { crisisDeclared } from './events.ts';
export { findCrises } from './find-crises.ts';
export { readCrisis } from './read-crisis.ts';
export type { Declaration } from './schema.ts';
export { LIVE_PHASES } from './states.ts';
export { takeReadings } from './take-readings.ts';

const reading: Schedule = {
  name: 'crises.take_readings',
  everySeconds: 10,
  run: (services) => forEachClient(services, 'crises.take_readings', takeReadings),
};

export const crisesModule = { name: 'crises', routes: crisesRoutes, jobs: [followPromise, logRunStarted, logRunApplied, logRunUndone], schedules: [reading] };
