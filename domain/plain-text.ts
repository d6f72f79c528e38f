// Marks that turn the reading order around can make one name or file type look like another; a byte order mark is nothing.
const misleading = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
// They join the parts of an emoji or keep a word together, but say nothing by themselves.
const nothingToSee = /^[\p{Default_Ignorable_Code_Point}\s]*$/u;

/** One line of text from outside, fit to keep and to show: no line breaks, control characters or hidden directions. */
export function oneLine(text: string, most = Number.POSITIVE_INFINITY): string {
  const line = text.replace(misleading, '').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ');
  return cutOff(line.trim(), most);
}

/** Text of several lines from outside: its lines as they are, without control characters or hidden directions. */
export function plainText(text: string, most = Number.POSITIVE_INFINITY): string {
  const lines = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(misleading, '')
    .replace(/(?![\n\t])\p{Cc}/gu, '');
  return cutOff(lines.trim(), most);
}

/** What somebody says in a text themselves: without the lines that are marked as quoted. */
export function withoutQuotes(text: string): string {
  return text.replace(/^[^\S\n]*[>|].*$/gm, '');
}

/** Never cuts a character in two; half a character does not fit in PostgreSQL. */
function cutOff(text: string, most: number): string {
  if (nothingToSee.test(text)) return '';
  const whole = text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return whole.toWellFormed();
}

/** What was typed as a few words stands in the letter as a sentence. */
export function asSentence(typed: string): string {
  const text = typed.trim();
  const ended = /[.!?…)\]]$/.test(text) ? text : `${text}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}
