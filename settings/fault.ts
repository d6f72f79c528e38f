/**
 * What may be logged of an error: its kind and where it happened. Never its message, in which a database repeats what
 * somebody typed.
 */
export function faultOf(error: unknown): { name: string; code?: unknown; at?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, stack = '', code } = error as Error & { code?: unknown };
  return { name, code, at: stack.split('\n').flatMap((line) => /^\s+at (.+)$/.exec(line)?.[1] ?? []) };
}
