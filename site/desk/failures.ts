const failures = new WeakMap<Request, unknown>();

/** Keeps what an action threw: Astro hands the page only its message, and the middleware wants to know what it was. */
export function rememberFailure(request: Request, error: unknown): void {
  failures.set(request, error);
}

/** What the action of this request threw. Undefined: nothing. */
export function failureOf(request: Request): unknown {
  return failures.get(request);
}
