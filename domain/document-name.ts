import { oneLine } from './plain-text.ts';

const longest = 120;

/**
 * The name under which a document from outside is kept: no path, nothing that a file system refuses, and unlike the
 * names in `taken`. `extension` (`pdf`) is added when the name has none. The name as it was given stands in the original.
 */
export function documentName(given: string, taken: readonly string[], extension?: string): string {
  const bare = oneLine(given.normalize('NFC'), 1000)
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[<>:"|?*]/g, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const [, stem = '', ownEnding = ''] = /^(.*?)(\.[^.\s]{1,15})?$/u.exec(bare)!;
  const ending = ownEnding || (extension ? `.${extension}` : '');
  const name = /^(con|conin\$|conout\$|prn|aux|nul|(com|lpt)[\d¹²³])(\.|$)/i.test(stem)
    ? `_${stem}`
    : stem || 'bijlage';
  const others = new Set(taken.map((one) => one.toLowerCase()));
  for (let number = 1; ; number++) {
    const suffix = `${number === 1 ? '' : ` (${number})`}${ending}`;
    const unique = `${oneLine(name, longest - suffix.length)}${suffix}`;
    if (!others.has(unique.toLowerCase())) return unique;
  }
}
