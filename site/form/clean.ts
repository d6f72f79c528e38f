// What has no place in anybody's words: characters that cannot be seen or kept, or that turn the order of others around.
const neverText = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text of several lines: lines end in \n, tabs stay, what cannot be kept goes; half a surrogate pair becomes �. */
export function cleanText(typed: string): string {
  return typed
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(neverText, (character) => (character === '\n' || character === '\t' ? character : ''))
    .toWellFormed();
}

/** Text of one line, as a name or address in a letter or mail: no line break can enter it. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replaceAll(/\s+/g, ' ').trim();
}

/** A name for a file: no folders, nothing hidden, the end kept when it is too long. */
export function cleanFileName(given: string): string {
  const name = cleanLine(given.split(/[\\/]/).at(-1) ?? '').replace(/^\.+/, '');
  const [, stem = name, ending = ''] = /^(.+?)(\.[^.]{1,10})?$/u.exec(name) ?? [];
  return `${[...stem].slice(0, 120).join('')}${ending}` || 'bijlage';
}
