import { forgetMails, slowDown } from './reactions.ts';
import { exercisesRoutes } from './routes.ts';
import { stepSchedule } from './run-simulations.ts';

export { hasExercise } from './simulation.ts';
export { startExercise, type NewExercise } from './start-exercise.ts';

export const exercisesModule = { name: 'exercises', routes: exercisesRoutes, jobs: [forgetMails, slowDown], schedules: [stepSchedule] };
