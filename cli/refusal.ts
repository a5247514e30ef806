/** What the process ends with; scripts branch on it. */
export const EXIT = { done: 0, refused: 1, usage: 2, unreachable: 3, partly: 4 } as const;

/** An answer of "no" for the person at the terminal: what could not be done and what to do. */
export class CliError extends Error {
  override name = 'CliError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}

export type Problem = { title: string; status: number; code: string; detail: string; next?: string; facts?: Record<string, unknown>; requestId?: string };

/** The server's answer of "no" (RFC 9457), with what to do next. */
export class ServerRefusal extends CliError {
  override name = 'ServerRefusal';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(describe(problem), problem.status >= 500 ? EXIT.unreachable : EXIT.refused);
    this.problem = problem;
  }
}

function describe({ title, code, detail, next, requestId }: Problem): string {
  return [`${title}: ${detail}`, next === undefined ? '' : `  Next:    ${next}`, `  Code:    ${code}`, requestId === undefined ? '' : `  Request: ${requestId}`].filter(Boolean).join('\n');
}
