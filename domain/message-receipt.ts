import type { MailHeaders } from './automatic-mail.ts';
import { answerDoubts } from './automatic-mail.ts';
import type { Complaint } from './complaint.ts';

/**
 * To which address the receipt of a later message is confirmed (Awb 2:17 lid 1): to the complainant's own, also when it came from
 * another one. Undefined: to none, as none is known, they do not want mail, or the message asks for no answer by a machine
 * (RFC 3834, Exchange).
 */
export function receiptAddress({ complainant }: Complaint, headers: MailHeaders): string | undefined {
  const { email, contactOnly } = complainant;
  if (contactOnly === 'by-post' || contactOnly === 'by-phone') return undefined;
  return answerDoubts({ headers, fromAddress: email }).length ? undefined : email;
}
