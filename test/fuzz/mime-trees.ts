import fc from 'fast-check';

/** A part of a message that says something: its word is found nowhere else. */
interface Leaf {
  type: string;
  encoding: string;
  name: string | undefined;
  word: string;
}

/** Parts within parts. */
interface Branch {
  type: string;
  children: Tree[];
}

type Tree = Leaf | Branch;

/** A message as programs write it, and the words that its parts hold. */
export interface MadeMessage {
  raw: string;
  words: string[];
}

const types = ['text/plain', 'text/html', 'application/pdf', 'application/octet-stream', 'image/png', 'message/rfc822'];
const branches = ['multipart/mixed', 'multipart/related', 'multipart/signed', 'multipart/report', 'multipart/x-eigen'];
const word = fc.stringMatching(/^woord[a-z]{12}$/);
const name = fc.option(fc.string({ unit: 'grapheme', maxLength: 40 }), { nil: undefined });

const { tree } = fc.letrec<{ tree: Tree; leaf: Leaf; branch: Branch }>((tie) => ({
  leaf: fc.record({
    type: fc.constantFrom(...types),
    encoding: fc.constantFrom('7bit', '8bit', 'base64', 'quoted-printable'),
    name,
    word,
  }),
  branch: fc.record({
    type: fc.constantFrom(...branches),
    children: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
  }),
  tree: fc.oneof({ maxDepth: 5, depthSize: 'small' }, tie('leaf'), tie('branch')),
}));

const fields = fc.record({
  from: fc.oneof(fc.constant('Sanne <sanne@inwoner.example>'), fc.string({ unit: 'binary', maxLength: 60 })),
  subject: fc.string({ unit: 'binary', maxLength: 80 }),
});

/** Messages of any shape, each part with a word of its own. */
export const anyMessage: fc.Arbitrary<MadeMessage> = fc.tuple(fields, tree).map(([{ from, subject }, root]) => ({
  raw: `From: ${oneField(from)}\r\nSubject: ${oneField(subject)}\r\nMIME-Version: 1.0\r\n${written(root, '1')}`,
  words: wordsOf(root),
}));

/** The same, damaged on the way: cut off, bytes changed, lines doubled. */
export const anyDamaged: fc.Arbitrary<Buffer> = fc
  .tuple(
    anyMessage,
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 20 }),
    fc.boolean(),
  )
  .map(([{ raw }, end, changes, isDoubled]) => {
    const whole = Buffer.from(isDoubled ? raw.replace(/\r\n/g, '\r\n\r\n') : raw);
    const bytes = whole.subarray(0, Math.round(whole.length * end));
    for (const [place, value] of changes) if (bytes.length) bytes[Math.floor(place * (bytes.length - 1))] = value;
    return bytes;
  });

function wordsOf(one: Tree): string[] {
  return 'children' in one ? one.children.flatMap(wordsOf) : [one.word];
}

/** A part with its heading. Boundaries carry their place, so that none is another's. */
function written(one: Tree, place: string): string {
  if ('children' in one) {
    const boundary = `grens-${place}-`;
    const parts = one.children.map((child, n) => `--${boundary}\r\n${written(child, `${place}.${n}`)}\r\n`);
    return `Content-Type: ${one.type}; boundary="${boundary}"\r\n\r\n${parts.join('')}--${boundary}--\r\n`;
  }
  const { type, encoding, name: given, word: says } = one;
  // What lies in a mail in the mail is not encoded: mail programs may not (RFC 2046 5.2.1).
  const isMail = type === 'message/rfc822';
  const content = isMail ? `Subject: ${says}\r\n\r\n${says}` : type === 'text/html' ? `<p>${says}</p>` : says;
  const disposition = given === undefined ? '' : `Content-Disposition: attachment; filename="${oneField(given)}"\r\n`;
  const how = isMail ? '7bit' : encoding;
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${how}\r\n${disposition}\r\n${how === 'base64' ? Buffer.from(content).toString('base64') : content}`;
}

/** A field is one line, whatever stands in it. */
function oneField(text: string): string {
  return text.replace(/[\r\n"\\]/g, ' ');
}
