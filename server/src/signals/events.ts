import { z } from 'zod';
import { eventType } from '../kernel/events.ts';

export const alertOpened = eventType('signals.alert_opened', z.object({ series: z.string(), part: z.string(), words: z.string() }));
export const alertCleared = eventType('signals.alert_cleared', z.object({ series: z.string(), part: z.string() }));
export const crisisProposed = eventType('signals.crisis_proposed', z.object({ title: z.string(), playbook: z.string(), words: z.string() }));
