/** Something a person can mend: shown in the terminal as one sentence, without a stack trace. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

/** Whether the disk is full: Node says so with a code, other programs in the words that became our message. */
export function diskIsFull(error: unknown): boolean {
  const { code, message = '' } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' || /No space left|free disk space|quota exceeded/i.test(message);
}
