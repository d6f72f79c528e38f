// Codes of the network, and of PostgreSQL: connection exceptions (08), too many connections, shutting down or starting.
const codes = /^(ECONNREFUSED|ECONNRESET|ENOENT|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|08...|53300|57P0[1-3])$/;
const words =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether something failed because the database cannot be reached now, so that trying again later may help. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  const { code } = error as Error & { code?: unknown };
  return (typeof code === 'string' && codes.test(code)) || words.test(error.message) || isDatabaseAway(error.cause);
}
