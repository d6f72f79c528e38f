/** What a server answered when it did not take a mail: its code, its words, and to which of our commands. */
export interface SmtpAnswer {
  code: number;
  words: string;
  /** Absent: to none in particular. */
  command?: string | undefined;
}

/**
 * Whether a server will never take this mail (RFC 5321, RFC 3463), so that a letter goes by post (Awb 2:11). Only what it
 * says of the recipient or the message counts: that it does not know us, or has trouble of its own, is mended by people,
 * and until then every letter would go by post. A full mailbox may be emptied.
 */
export function isForGood({ code, words, command }: SmtpAnswer): boolean {
  if (code < 500 || (command && !['RCPT TO', 'DATA'].includes(command))) return false;
  const [, subject, detail] = /\b5\.(\d)\.(\d{1,3})\b/.exec(words) ?? [];
  if (subject === undefined) return code !== 552 || /\b(too (large|big)|message size|exceeds)/i.test(words);
  if (subject === '2') return detail !== '2';
  // Of the server's own state only that the message is too large for it stays as it is; of its policy nothing does.
  if (subject === '3') return detail === '4';
  return subject === '1' || subject === '6' || subject === '0';
}
