import type { z } from 'zod';

/** What OrderDraft found wrong, as words that read on from the column's name. */
export function reasonOf(issue: z.core.$ZodIssue): string {
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return isMissing ? 'is missing' : issue.message;
}
