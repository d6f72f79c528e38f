import { randomBytes } from 'node:crypto';
import { openedAt } from './suspicion.ts';

/** What makes an opened form one visitor's own: its random id, and the stamp of when it was opened. */
export interface FormMarks {
  submission: string;
  opened: string;
}

/** The marks of a form that is opened now. */
export function newMarks(now: Date): FormMarks {
  return { submission: newSubmission(), opened: openedAt(now) };
}

/** The random id of a form: 144 bits. */
export function newSubmission(): string {
  return randomBytes(18).toString('base64url');
}
