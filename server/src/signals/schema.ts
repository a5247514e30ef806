import { z } from 'zod';
import { Scope } from '../scopes/index.ts';

export const ClientParams = z.object({ clientId: z.uuid() });

export const PROPOSAL_STATES = ['open', 'declared', 'dismissed', 'lapsed'] as const;

export const Alert = z.object({
  alertId: z.uuid(), series: z.string(), part: z.string(), since: z.string(), openedAt: z.string(), clearedAt: z.string().nullable(), words: z.string(),
  facts: z.record(z.string(), z.unknown()), proposalId: z.uuid().nullable(),
}).meta({ id: 'Alert' });
export type Alert = z.infer<typeof Alert>;

export const Proposal = z.object({
  proposalId: z.uuid(), title: z.string(), crisisType: z.string(), playbook: z.string(), scope: Scope, words: z.string(), firstSignalAt: z.string(), madeAt: z.string(),
  state: z.enum(PROPOSAL_STATES), endedAt: z.string().nullable(), endedWhy: z.string().nullable(), alerts: z.array(Alert),
}).meta({ id: 'Proposal' });
export type Proposal = z.infer<typeof Proposal>;

/** An alert's series hour by hour; `expected` is null where there was nothing to compare with. */
export const AlertChart = z.object({ title: z.string(), unit: z.string(), points: z.array(z.object({ at: z.string(), value: z.number(), expected: z.number().nullable() })) });
export type AlertChart = z.infer<typeof AlertChart>;

export const SeriesByHour = z.object({ title: z.string(), unit: z.string(), parts: z.array(z.object({ part: z.string(), points: z.array(z.object({ at: z.string(), value: z.number() })) })) });
export type SeriesByHour = z.infer<typeof SeriesByHour>;
