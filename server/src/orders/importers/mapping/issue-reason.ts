import type { z } from 'zod';

/** What OrderDraft found wrong, as words that read on from the column's name. */
export function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input')) return issue.message;
  if (issue.message.endsWith('received undefined')) return 'is missing';
  return issue.expected === 'int' ? 'is not a whole number' : `is not of type ${issue.expected}`;
}
