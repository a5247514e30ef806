import { z } from 'zod';
import { eventType } from '../kernel/events.ts';

export const templatePublished = eventType('comms.template_published', z.object({ name: z.string(), version: z.int(), contentHash: z.string() }));

/** An audience was frozen; subject: the notice. */
export const noticeCreated = eventType('comms.notice_created', z.object({ noticeId: z.string(), crisisId: z.string().nullable(), template: z.string(), audienceCount: z.int(), audienceHash: z.string() }));

/** Every recipient's message is queued or has a reason why not; subject: the notice. */
export const noticeRun = eventType('comms.notice_run', z.object({ noticeId: z.string(), crisisId: z.string().nullable(), template: z.string(), runId: z.string(), queuedCount: z.int(), skippedCount: z.int() }));

/** What had not left yet was stopped; subject: the notice. */
export const noticeStopped = eventType('comms.notice_stopped', z.object({ noticeId: z.string(), crisisId: z.string().nullable() }));

/** The public page says something new; subject: the incident. */
export const statusPublished = eventType('comms.status_published', z.object({
  incidentId: z.string(),
  updateId: z.string(),
  crisisId: z.string().nullable(),
  state: z.string(),
  title: z.string(),
  nextUpdateAt: z.string().nullable(),
}));

/** An update was taken back, visibly; subject: the incident. */
export const statusRetracted = eventType('comms.status_retracted', z.object({ incidentId: z.string(), updateId: z.string(), crisisId: z.string().nullable() }));

/** A part of the shop is better or worse than before. */
export const componentChanged = eventType('comms.component_changed', z.object({ component: z.string(), state: z.string() }));
