import type { MailHeaders } from './automatic-mail.ts';
import { answerDoubts } from './automatic-mail.ts';
import type { Complaint } from './complaint.ts';

/**
 * To which address the receipt of a later message is confirmed (Awb 2:17 lid 1): to the complainant's own, also when it came from
 * another one. Undefined: to none, as none is known, they do not want mail, or an answer would reach a machine or nobody.
 */
export function receiptAddress(
  { complainant }: Complaint,
  mail: { headers: MailHeaders; fromAddress: string | undefined },
): string | undefined {
  const { email, contactOnly } = complainant;
  if (contactOnly === 'by-post' || contactOnly === 'by-phone') return undefined;
  return answerDoubts(mail).length ? undefined : email;
}
