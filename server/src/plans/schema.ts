import { z } from 'zod';

export const ClientParams = z.object({ clientId: z.uuid() });
/** A playbook's text is YAML of at most this size. */
export const SOURCE_BYTES_MAX = 200_000;
export const Source = z.object({ source: z.string().max(SOURCE_BYTES_MAX) });

const VERSION_STATES = ['draft', 'published', 'retired'] as const;
const ORIGINS = ['library', 'client'] as const;

export const PlaybookRow = z.object({
  versionId: z.uuid().nullable(), playbook: z.string(), version: z.int(), title: z.string(), crisisType: z.string(),
  state: z.enum(VERSION_STATES), origin: z.enum(ORIGINS), sha256: z.string(), madeAt: z.string().nullable(),
}).meta({ id: 'PlaybookRow' });
export type PlaybookRow = z.infer<typeof PlaybookRow>;

/** `line` is that of the text, from 1; null when the problem has no one place. */
export const PlaybookProblem = z.object({ path: z.string(), message: z.string(), line: z.int().nullable() });
export type PlaybookProblem = z.infer<typeof PlaybookProblem>;
