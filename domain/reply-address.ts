import { addressesIn } from './addresses-in.ts';
import type { MailHeaders } from './automatic-mail.ts';

/** The fields that tell to which addresses a mail went, also after a server delivered it to another one. */
const addressFields = [
  'to',
  'cc',
  'bcc',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'resent-to',
];

/** How many characters of a secret may be lost or added for it to be taken for a mistyped one still. */
const nearly = { fewest: 31, most: 33 };

/**
 * The address that answers about one complaint come back to: `klachten+k<secret>@druten.example`. Whoever writes to it
 * was given it by us, or by somebody who was.
 */
export function replyAddress(address: string, secret: string): string {
  return address.replace('@', `+k${secret}@`);
}

/** An address without what stands after its plus sign, in lower case: the mailbox that it is delivered to. */
export function withoutTag(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*(?=@)/, '');
}

/**
 * All addresses that a message was sent to, as they stand there: in its own fields, in what servers wrote on the way (a Bcc
 * shows nowhere else), or in its envelope.
 */
export function addressedTo(headers: MailHeaders, envelopeTo: readonly string[]): string[] {
  const fields = addressFields.flatMap((name) => headers.get(name) ?? []);
  const stamps = (headers.get('received') ?? []).map((stamp) => /\sfor\s+<?([^\s<>;]+)/i.exec(stamp)?.[1] ?? '');
  return addressesIn([...envelopeTo, ...fields, ...stamps]);
}

/**
 * The secrets in the reply addresses that a message was sent to, each once, as they stand there: perhaps mistyped. `own` is
 * the municipality's address.
 */
export function replySecretsIn(headers: MailHeaders, envelopeTo: readonly string[], own: string): string[] {
  const mine = addressedTo(headers, envelopeTo).filter((address) => withoutTag(address) === own.toLowerCase());
  const secrets = mine.flatMap((address) => /\+k([^@]+)@/i.exec(address)?.[1] ?? []).map(asTyped);
  return [...new Set(secrets)].filter(({ length }) => length >= nearly.fewest && length <= nearly.most);
}

/** So many addresses are kept of a message that went to half the town. */
const mostRecipients = 20;

/** The addresses that a message says it went to, each once, in lower case. */
export function recipientsIn(headers: MailHeaders): string[] {
  const fields = ['to', 'cc', 'delivered-to', 'x-original-to'].flatMap((name) => headers.get(name) ?? []);
  return [...new Set(addressesIn(fields).map((address) => address.toLowerCase()))].slice(0, mostRecipients);
}

/** Whether two secrets are alike but for one character: another one, one too few or one too many. */
export function differsByOne(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const rest = short.slice(short.length === long.length ? same + 1 : same);
  return long.slice(same + 1) === rest;
}

/** People who copy by hand take a zero for an O and a one for an L; a secret has neither letter. */
function asTyped(secret: string): string {
  return secret.toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1');
}
