import { z } from 'zod';
import { encodeCursor, PageQuery, parseCursor } from '../kernel/page.ts';
import { openRoute, route } from '../kernel/route.ts';
import { findCustomerMails, findExercise } from './find-exercise.ts';
import { CustomerMailShape, ExerciseShape, NewExerciseBody } from './schema.ts';
import { injectScenario, startExercise } from './start-exercise.ts';
import { ADVANCE_HOURS_MAX, advanceExercise, steerExercise } from './steer-exercise.ts';

const tag = 'exercises';
const params = z.object({ clientId: z.uuid() });
const path = '/clients/:clientId/exercise';
const HOUR_MS = 3_600_000;

const start = route({
  method: 'POST', path, operation: 'startExercise', tag, summary: 'Let a made-up retailer live in a drill client', permission: 'exercises.run', status: 202,
  params, body: NewExerciseBody,
  async handle(ctx, { body: { startsAt, warmUpHours, ...exercise } }) {
    const opensAt = new Date(startsAt);
    await startExercise(ctx, { ...exercise, opensAt, readyAt: new Date(opensAt.getTime() + warmUpHours * HOUR_MS) });
  },
});

const read = route({
  method: 'GET', path, operation: 'readExercise', tag, summary: 'How far an exercise is, and what its people were told', permission: 'orders.read',
  params, response: ExerciseShape,
  handle: (ctx) => findExercise(ctx),
});

const steer = route({
  method: 'PATCH', path, operation: 'steerExercise', tag, summary: 'Pause, resume, or change how fast its clock runs', permission: 'exercises.run',
  params, body: z.object({ isPaused: z.boolean().optional(), rate: z.number().min(0).max(100_000).optional().describe('simulated seconds for one real second') }),
  handle: (ctx, { body }) => steerExercise(ctx, body),
});

const inject = route({
  method: 'POST', path: `${path}/scenario`, operation: 'injectScenario', tag, summary: 'Let a scenario begin in the world outside, e.g. flood the busiest site', permission: 'exercises.run',
  params, body: z.object({ scenario: z.string().max(60), startsAt: z.iso.datetime({ offset: true }).optional() }),
  response: z.object({ scenario: z.string(), startsAt: z.string() }),
  handle: (ctx, { body }) => injectScenario(ctx, { scenario: body.scenario, ...(body.startsAt === undefined ? {} : { startsAt: new Date(body.startsAt) }) }),
});

/** Open: each step is a transaction of its own. */
const advance = openRoute({
  method: 'POST', path: `${path}/advance`, operation: 'advanceExercise', tag, summary: 'Play the exercise on by some hours, as fast as the machine allows', permission: 'exercises.run',
  params, body: z.object({ hours: z.number().min(0).max(ADVANCE_HOURS_MAX).describe('0 finishes the set-up') }), response: z.object({ simAt: z.string() }),
  handle: async ({ services, scope }, { body }) => ({ simAt: (await advanceExercise(services, scope, body.hours)).toISOString() }),
});

/** Time and Message-ID of the last mail. */
const MailCursor = z.tuple([z.iso.datetime({ offset: true }), z.string().max(300)]);

const mails = route({
  method: 'GET', path: `${path}/mails`, operation: 'findCustomerMails', tag, summary: 'What the customers of an exercise have written, newest first', permission: 'customers.read',
  params, query: PageQuery.extend({ orderId: z.uuid().optional() }), response: z.object({ rows: z.array(CustomerMailShape), next: z.string().nullable() }),
  async handle(ctx, { query }) {
    const rows = await findCustomerMails(ctx, { before: query.after ? parseCursor(query.after, MailCursor) : null, orderId: query.orderId ?? null, limit: query.limit });
    const last = rows.length === query.limit ? rows.at(-1) : undefined;
    return { rows, next: last ? encodeCursor([last.sentAt, last.messageId]) : null };
  },
});

export const exercisesRoutes = [start, read, steer, inject, advance, mails];
