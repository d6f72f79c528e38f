/** A part of a message, as far as it matters here. */
interface Shape {
  contentType: string | false;
  children: Shape[];
}

/** `encrypted`: only whoever has the key can read it. `signed`: it can be read, and its sender put a seal under it. */
export type Protection = 'encrypted' | 'signed';

// How enveloped, authenticated-enveloped and signed data begin in a file of S/MIME (RFC 5652, RFC 5083).
const envelopes = ['06092a864886f70d010703', '060b2a864886f70d0109100117'].map((hex) => Buffer.from(hex, 'hex'));
const signedData = Buffer.from('06092a864886f70d010702', 'hex');
const beginning = 64;
const pkcs7 = /^application\/(x-)?pkcs7-mime$/;

/**
 * Whether a message is encrypted or signed, by S/MIME or PGP (HC-67). An encrypted file beside readable words is an
 * attachment like any other.
 */
export function protectionOf(
  tree: Shape | undefined,
  text: string,
  attachments: readonly { contentType: string; content: Buffer }[],
): Protection | undefined {
  const types = tree ? typesIn(tree) : [];
  if (types.includes('multipart/encrypted') || /^\s*-----BEGIN PGP MESSAGE-----/.test(text)) return 'encrypted';
  const sealed = attachments.map(({ content }) => content.subarray(0, beginning));
  // Whatever stands beside it are the words of the program, not of the sender.
  if (attachments.some(({ contentType }) => contentType === 'application/x-microsoft-rpmsg-message'))
    return 'encrypted';
  const isSealed = sealed.some((start) => start.includes(signedData));
  const isEnveloped = sealed.some((start) => envelopes.some((mark) => start.includes(mark)));
  // Broken off, a file may still say what it was.
  if (!text.trim() && (isEnveloped || (types.some((type) => pkcs7.test(type)) && !isSealed))) return 'encrypted';
  const isSigned =
    types.includes('multipart/signed') ||
    /^\s*-----BEGIN PGP SIGNED MESSAGE-----/.test(text) ||
    (!text.trim() && isSealed);
  return isSigned ? 'signed' : undefined;
}

function typesIn({ contentType, children }: Shape): string[] {
  return [contentType || '', ...children.flatMap(typesIn)];
}
