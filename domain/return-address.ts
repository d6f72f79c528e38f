const form = /\+r(?<token>[0-9a-f]{32})@/gi;

/**
 * The address that a mail of ours comes back to when it cannot be delivered (variable envelope return path): the
 * municipality's own with a secret token of that one mail, as `klachten+r…@druten.example`.
 */
export function returnAddress(own: string, token: string): string {
  const at = own.lastIndexOf('@');
  return `${own.slice(0, at)}+r${token}${own.slice(at)}`;
}

/** The tokens of mails of ours that stand in a text, in lower case, each once: servers change the capitals. */
export function returnTokens(text: string): string[] {
  return [...new Set([...text.matchAll(form)].map(({ groups }) => groups!.token!.toLowerCase()))];
}
