import type { Job, JobName, Jobs } from '#jobs/definitions.ts';
import { clearExpired } from './clear-expired.ts';
import { fileMessage } from './file-message.ts';
import { reconcileMailboxes } from './reconcile-mailboxes.ts';
import { scanDocument } from './scan-document.ts';
import { sendCanaries } from './send-canaries.ts';
import { sendMail } from './send-mail.ts';
import { sendReminders } from './send-reminders.ts';
import type { Tools } from './tools.ts';

/** Which function does which job; a missing one does not compile. */
const processors: { [Name in JobName]: (data: Jobs[Name], tools: Tools) => Promise<void> } = {
  'file-message': fileMessage,
  'scan-document': scanDocument,
  'send-mail': sendMail,
  'send-reminders': sendReminders,
  'reconcile-mailboxes': reconcileMailboxes,
  'send-canaries': sendCanaries,
  'clear-expired': clearExpired,
};

/** Does one job. */
export function process({ name, data }: Job, tools: Tools): Promise<void> {
  return (processors[name] as (data: Jobs[JobName], tools: Tools) => Promise<void>)(data, tools);
}
