import { z } from 'zod';
import { eventType } from '../kernel/events.ts';

const about = { action: z.string(), title: z.string(), scopeWords: z.string(), crisisId: z.uuid().nullable() };
const ofPreview = { previewId: z.uuid(), ...about, subjectsCount: z.int() };
const ofRun = { runId: z.uuid(), ...about };
const counts = z.object({ total: z.int(), done: z.int(), skipped: z.int(), failed: z.int(), unknown: z.int() });

export const approvalRequested = eventType('actions.approval_requested', z.object({ ...ofPreview, why: z.string() }));
export const previewApproved = eventType('actions.preview_approved', z.object({ ...ofPreview, approvedBy: z.string() }));

export const runStarted = eventType('actions.run_started', z.object({ ...ofRun, subjectsCount: z.int(), standing: z.boolean() }));
/** The whole run is done, retries included; `failed` or `unknown` may be above zero. */
export const runApplied = eventType('actions.run_applied', z.object({ ...ofRun, counts }));
export const runUndone = eventType('actions.run_undone', z.object({ ...ofRun, undone: z.int(), skipped: z.int(), failed: z.int() }));
export const runCancelled = eventType('actions.run_cancelled', z.object({ ...ofRun, counts }));
