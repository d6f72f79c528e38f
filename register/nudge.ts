/** The channel on which a commit tells the worker that something is due (the triggers in `migrations/`). */
export const nudgeChannel = 'wederhoor';

/** What a worker can be nudged to do, with the id of the row that says what. */
export type Nudge = { job: 'file-message'; id: string } | { job: 'send-mail'; id: string };

/** Reads what PostgreSQL notifies. Undefined: not one of ours. */
export function readNudge(payload: string | undefined): Nudge | undefined {
  const [job, id] = payload?.split(' ') ?? [];
  if ((job === 'file-message' || job === 'send-mail') && id) return { job, id };
  return undefined;
}
