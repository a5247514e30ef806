import { z } from 'zod';
import { eventType } from '../kernel/events.ts';

export const exerciseStarted = eventType('exercises.exercise_started', z.object({ seed: z.string(), ordersPerDay: z.int() }));
export const scenarioInjected = eventType('exercises.scenario_injected', z.object({ scenario: z.string(), startsAt: z.string() }));
