import { forEachClient, type Schedule } from '../kernel/jobs.ts';
import { logRunApplied, logRunStarted, logRunUndone } from './reactions.ts';
import { takeReadings } from './read-recovery.ts';
import { crisesRoutes } from './routes.ts';

export { declareCrisis, type Declaration } from './declare-crisis.ts';
export { findCrises, readCrisis } from './find-crises.ts';
export { writeLog } from './log.ts';

const reading: Schedule = {
  name: 'crises.take_readings',
  everySeconds: 10,
  run: (services) => forEachClient(services, 'crises.take_readings', takeReadings),
};

export const crisesModule = { name: 'crises', routes: crisesRoutes, jobs: [logRunStarted, logRunApplied, logRunUndone], schedules: [reading] };
