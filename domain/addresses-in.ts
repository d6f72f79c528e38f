/** Longer than an address may be (RFC 5321: 64 and 255 characters, and the sign between them). */
const mostCharacters = 320;

/**
 * The addresses that stand in header fields, in their order, as they are written. A field may be as long as a whole
 * header: it is cut into words first, as a pattern that looks for an address everywhere takes hours for that. Control
 * characters end a word too: PostgreSQL keeps no NUL.
 */
export function addressesIn(fields: readonly string[]): string[] {
  const words = fields.flatMap((field) => field.split(/[\s\p{Cc}<>()[\],;:"=]+/u));
  return words.filter((word) => word.length <= mostCharacters && /[^@]@[^@]/.test(word));
}
