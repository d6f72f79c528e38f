import { domainToASCII } from 'node:url';
import addressparser from 'nodemailer/lib/addressparser';
import { oneLine } from '#domain/plain-text.ts';

/** Who sent a message, as far as it can be told. Without an address nothing can be sent back. */
export interface Sender {
  name?: string;
  address?: string;
}

const nameCharacters = 200;
// Stands for an @ in a name, which must not be taken for one in an address.
const veiled = '\ue000';
// A letter to a name of blanks that take no room would greet nobody.
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Decides who sent a message from its `From` fields, and from `Sender` when there are several authors. Names are never
 * taken for addresses, and two fields that contradict each other decide nothing: an answer must not go to whoever was
 * slipped in. `decodeWords` reads names in other character sets.
 */
export function senderOf(
  from: readonly string[],
  sender: readonly string[],
  decodeWords: (text: string) => string,
): Sender {
  const authors = from.map((field) => addressesIn(field, decodeWords));
  const [first = [], ...others] = authors;
  if (others.some((field) => field[0]?.address !== first[0]?.address)) return {};
  const actual = sender.flatMap((field) => addressesIn(field, decodeWords))[0]?.address;
  return (
    first.find(({ address }) => address && address === actual) ?? first.find(({ address }) => address) ?? first[0] ?? {}
  );
}

/** Whom a `Reply-To` names. Undefined: nobody, or more than one. */
export function onlyOneIn(
  fields: readonly string[],
  decodeWords: (text: string) => string,
): (Required<Pick<Sender, 'address'>> & Sender) | undefined {
  const named = fields.flatMap((field) => addressesIn(field, decodeWords));
  const [only, another] = named.filter(({ address }) => address);
  return only?.address && !another ? { ...only, address: only.address } : undefined;
}

function addressesIn(field: string, decodeWords: (text: string) => string): Sender[] {
  const names = /"(?:[^"\\]|\\.)*"|\([^()]*\)/g;
  const entries = addressparser(
    field.replace(names, (name) => name.replaceAll('@', veiled)),
    { flatten: true },
  );
  return entries.map(({ name, address }) => {
    const words = oneLine(decodeWords(name).replaceAll(veiled, '@'), nameCharacters);
    // Some programs hide the whole field, address and all, in one encoded word.
    const [whole, hidden] = /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(words) ?? [];
    const valid = validAddress(address.replaceAll(veiled, '@')) ?? (address ? undefined : validAddress(hidden));
    const shown = (valid && whole ? words.slice(0, -whole.length) : words).replace(/^["'\s]+|["'\s]+$/g, '');
    return { ...(visible.test(shown) && { name: shown }), ...(valid && { address: valid }) };
  });
}

/** The address with its domain as DNS knows it, so that look-alike letters show. Undefined: it is none. */
function validAddress(given = ''): string | undefined {
  const [, local, domain = ''] = /^([^\s@<>()[\]\\,;:"]{1,64})@([^\s@<>()[\]\\,;:"]+)$/.exec(given.trim()) ?? [];
  const ascii = domainToASCII(domain);
  return local && ascii && local.length + ascii.length < 254 && !/\p{Cc}/u.test(local)
    ? `${local}@${ascii}`
    : undefined;
}
