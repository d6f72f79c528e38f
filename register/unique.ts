/** Whether something failed because another row has the same, by the rule of that name: somebody else was first. */
export function isTaken(error: unknown, rule: string): boolean {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  return code === '23505' && constraint === rule;
}
