/** What a log may say of an error from outside: its kind and code. Its message may hold names, addresses or text. */
export function withoutWords(error: unknown): { error: string; code?: string } {
  const { name, code } = (error ?? {}) as { name?: string; code?: unknown };
  return { error: name ?? 'unknown', ...(typeof code === 'string' && { code }) };
}
