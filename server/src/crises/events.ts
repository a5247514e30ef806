import { z } from 'zod';
import { eventType } from '../kernel/events.ts';
import { PHASES } from './states.ts';

export const crisisDeclared = eventType('crises.crisis_declared', z.object({ number: z.int(), title: z.string(), type: z.string(), severity: z.string(), isDrill: z.boolean(), orders: z.int(), proposalId: z.string().nullable() }));
export const crisisPhaseChanged = eventType('crises.phase_changed', z.object({ from: z.enum(PHASES), to: z.enum(PHASES), why: z.string().nullable() }));
export const crisisScopeChanged = eventType('crises.scope_changed', z.object({ version: z.int(), orders: z.int() }));
export const crisisDecided = eventType('crises.decision_made', z.object({ decisionId: z.string(), question: z.string(), choice: z.string() }));
export const crisisTaskChanged = eventType('crises.task_changed', z.object({ taskId: z.string(), key: z.string(), state: z.string() }));
export const crisisLogged = eventType('crises.log_written', z.object({ position: z.int(), kind: z.string() }));
export const updatePromised = eventType('crises.update_promised', z.object({ nextUpdateAt: z.string().nullable() }));
