const dutch = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });

/** A number as people read it: `50.000`. */
export function count(number: number): string {
  return dutch.format(number);
}

/** The size of a file as people read it: `340 kB`, `2,5 MB`. */
export function fileSize(bytes: number): string {
  const megabyte = 1024 * 1024;
  return bytes < megabyte ? `${count(Math.max(1, Math.round(bytes / 1024)))} kB` : `${count(bytes / megabyte)} MB`;
}
