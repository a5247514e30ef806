/**
 * An answer of "no": what could not be done, why, and what to do next. Becomes a
 * problem+json body (RFC 9457); everything else that is thrown is a defect and a 500.
 */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly status: number;
  /** `module.reason`, stable: programs branch on it. */
  readonly code: string;
  /** What to do next, in words. */
  readonly next: string | undefined;
  /** Figures that belong to the answer, e.g. the difference between two previews. */
  readonly facts: Record<string, unknown> | undefined;

  constructor(p: { status: number; code: string; message: string; next?: string; facts?: Record<string, unknown> }) {
    super(p.message);
    this.status = p.status;
    this.code = p.code;
    this.next = p.next;
    this.facts = p.facts;
  }
}

/** The same answer for what does not exist and for what belongs to somebody else. */
export function notFound(what: string): ProblemError {
  return new ProblemError({ status: 404, code: 'kernel.not_found', message: `There is no such ${what}.`, next: `Check the id, and that you work for the right client.` });
}

/** The request is well formed, but the state of things forbids it. */
export function refused(code: string, message: string, next?: string, facts?: Record<string, unknown>): ProblemError {
  return new ProblemError({ status: 409, code, message, next, facts });
}

/** The request itself cannot be right, whatever the state of things. */
export function invalid(code: string, message: string, next?: string, facts?: Record<string, unknown>): ProblemError {
  return new ProblemError({ status: 422, code, message, next, facts });
}

export function forbidden(permission: string): ProblemError {
  return new ProblemError({ status: 403, code: 'tenancy.not_allowed', message: `This needs the permission "${permission}".`, next: 'Ask an administrator of your provider for a role that has it.' });
}
