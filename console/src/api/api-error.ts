/** An RFC 9457 problem as Breakwater's server words it. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  /** `module.reason`, stable: what code may decide on. */
  code?: string;
  /** What the reader can do about it, in one sentence. */
  next?: string;
  /** Figures that belong to the answer, such as the difference between two previews. */
  facts?: Record<string, unknown>;
  /** Which fields are wrong, by path in the request. */
  issues?: { path: string; message: string }[];
  /** The reference to quote to whoever reads the logs. */
  requestId?: string;
}

/** Every failed call ends in this one class, also when the server was never reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? problem.title, options);
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code ?? `http.${this.problem.status}`;
  }

  get status(): number {
    return this.problem.status;
  }
}

/** What to show for any thrown value: an `ApiError` as it is, a bug as what it is. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  return {
    title: 'The console made a mistake',
    detail: error instanceof Error ? error.message : String(error),
    status: 0,
    code: 'console.unexpected',
    next: 'Reload the page. If it happens again, report the text above.',
  };
}
