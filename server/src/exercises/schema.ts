import { z } from 'zod';

export const NewExerciseBody = z.object({
  seed: z.string().trim().min(1).max(100).default('harbour').describe('the same seed gives the same retailer and the same orders'),
  ordersPerDay: z.int().min(1).max(5_000).default(600),
  historyDays: z.int().min(1).max(60).default(21),
  startsAt: z.iso.datetime({ offset: true }).describe('where the history ends and the client’s clock begins; a working day’s night is best'),
  warmUpHours: z.number().min(0).max(72).default(5).describe('played at once, before anybody looks'),
  rate: z.number().min(0).max(100_000).default(60).describe('simulated seconds for one real second; 0 stands still'),
});

export const ExerciseShape = z.object({
  seed: z.string(), ordersPerDay: z.int(), state: z.enum(['setting_up', 'running', 'paused']),
  progress: z.object({ historyDone: z.int(), historyTotal: z.int().nullable() }),
  simAt: z.string(), readyAt: z.string(), rate: z.number(), busiestSiteCode: z.string(),
  scenario: z.object({ name: z.string(), title: z.string(), startsAt: z.string() }).nullable(),
  told: z.array(z.object({ at: z.string(), from: z.string(), channel: z.string(), text: z.string() })),
}).meta({ id: 'Exercise' });

export const CustomerMailShape = z.object({
  messageId: z.string(), orderId: z.uuid(), sentAt: z.string(), fromName: z.string(), fromEmail: z.string(), language: z.string(), subject: z.string(), body: z.string(),
}).meta({ id: 'CustomerMail' });
