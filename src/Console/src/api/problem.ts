export interface ProblemError {
  path: string;
  message: string;
  hint: string;
}

/** A refusal of the interface (RFC 9457), or a connection that failed (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string | null,
    readonly errors: ProblemError[],
  ) {
    super(detail ? `${title} ${detail}` : title);
  }

  /** What is wrong at a path of the request, for showing it beside the field. */
  at(path: string): string | undefined {
    const found = this.errors.find((e) => e.path === path);
    return found && `${capital(found.message)}. ${found.hint}`;
  }

  static unreachable(): Problem {
    return new Problem(0, 'The host does not answer.', 'Check that it runs and that the network is up.', []);
  }

  static async of(response: Response): Promise<Problem> {
    const body = (await response.json().catch(() => null)) as { title?: string; detail?: string; errors?: ProblemError[] } | null;
    if (response.status === 429) {
      const wait = response.headers.get('Retry-After');
      return new Problem(429, 'Too many tries.', wait ? `Try again in ${wait} seconds.` : null, []);
    }
    return new Problem(response.status, body?.title ?? `The host answered ${response.status}.`, body?.detail ?? null, body?.errors ?? []);
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
