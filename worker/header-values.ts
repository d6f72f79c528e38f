const mostBytes = 1024 * 1024;

/** Every value of a header field of a raw message, unfolded, from the top, without reading further than the header. */
export function headerValues(raw: Buffer | undefined, name: string): string[] {
  const beginning = raw?.toString('latin1', 0, mostBytes) ?? '';
  const [header = ''] = beginning.split(/\r?\n\r?\n/, 1);
  return header
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/)
    .filter((line) => line.toLowerCase().startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1).trim());
}
