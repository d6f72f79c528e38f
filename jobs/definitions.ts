/**
 * Every job with its data: an id at most, never a name, address or text. A job is a nudge: what must be done stands in
 * the register, which also counts the attempts at sending; a job that is lost or fails is found again by the sweep.
 */
export interface Jobs {
  /** Make a stored message into what it is: a complaint, a follow-up, something for review. */
  'file-message': { messageId: string };
  /** Look for viruses in a document that no scanner saw yet. */
  'scan-document': { documentId: string };
  /** Send one due mail. */
  'send-mail': { mailId: string };
  /** Put the morning's digests on the ledger. */
  'send-reminders': { day: string };
  /** Compare each mailbox with the ledger, for the first day that it was not compared for. */
  'reconcile-mailboxes': { day: string };
  /** Put the morning's mails to ourselves on the ledger. */
  'send-canaries': { day: string };
  /** Destroy what may not be kept longer: uploads of forms that were never sent, old links to sign in. */
  'clear-expired': { day: string };
}

export type JobName = keyof Jobs;

/** A job's name with its data. */
export type Job = { [Name in JobName]: { name: Name; data: Jobs[Name] } }[JobName];

/** The queue's own name for a job: the same work twice is one job while it waits or runs. */
export function jobId({ name, data }: Job): string {
  return `${name}-${Object.values(data)[0]}`;
}
