/**
 * What keeps a mailbox from being read: the certificate of its server is not right, it does not take our password or
 * token, it cannot be reached, or it refuses what we ask.
 */
export type MailboxTrouble = 'certificate' | 'sign-in' | 'no-answer' | 'refused';

const certificateCode = /CERT|ISSUER|SIGNATURE|CRL|ALTNAME/;
const unreachableCode =
  /^(E[A-Z_]+|NoConnection|NoToken|ClosedAfterConnect\w*|ConnectionClosed|UPGRADE_TIMEOUT|GREETING_TIMEOUT|CONNECT_TIMEOUT)$/;

/** Which trouble an error code of a mail server or of the network stands for. */
export function troubleOf({ code, isSignIn }: { code: string; isSignIn: boolean }): MailboxTrouble {
  if (isSignIn) return 'sign-in';
  if (certificateCode.test(code)) return 'certificate';
  return unreachableCode.test(code) ? 'no-answer' : 'refused';
}
