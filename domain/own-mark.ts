const words = { nl: 'Kenmerk van deze e-mail', en: 'Code of this e-mail' } as const;
const form = /(?:kenmerk van deze e-mail|code of this e-mail):\s*([0-9a-f]{32})\b/i;

/**
 * The last line of every mail of ours: by it we know our own mail when it comes back through somebody's forwarding rule,
 * whatever was done to its header. It holds the mail's own id.
 */
export function ownMark(mailId: string, language: keyof typeof words): string {
  return `${words[language]}: ${mailId.replaceAll('-', '')}`;
}

/** The id of the mail whose mark stands in a text, outside what somebody quotes. Undefined: there is none. */
export function markIn(text: string): string | undefined {
  const [, hex] = form.exec(unquoted(text).join('\n')) ?? [];
  return hex?.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A mail of ours as it went out. */
export interface OwnText {
  subject: string;
  markdown: string;
}

/**
 * Whether a text that bears a mark of ours says nothing but what that mail said: then nobody wrote it, it was only sent
 * on. What mail programs and servers put around it does not count; a word of somebody's own before it does.
 */
export function saysOnlyOurs(text: string, { subject, markdown }: OwnText): boolean {
  // Whoever answers between our lines may mark their own as others mark what they quote.
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[\s>|]+/, ''));
  const end = lines.findIndex((line) => form.test(line));
  const link = /\[([^\]]*)\]\(<?([^)>]*)>?\)/g;
  const ours = [subject, markdown.replace(link, '$1'), markdown.replace(link, '$1 ($2)')].map(bare).join(' ');
  const isOurs = (line: string) => ours.includes(bare(line.replace(/^\s*(\d{1,2}\.|[-*•])\s/, '')));
  const before = lines.slice(0, end).filter((line) => bare(line) && !around.test(line) && !isOurs(line));
  const after = lines
    .slice(end + 1)
    .join(' ')
    .trim();
  return before.length === 0 && (!bare(after) || disclaimer.test(after));
}

/**
 * Whether a text with a mark that is not ours was sent by another installation of this program as it stands. Two of them
 * must not keep each other going. Whoever answers or sends on such a mail leaves words above it that say so.
 */
export function isAsSent(text: string): boolean {
  const lines = unquoted(text);
  const end = lines.findIndex((line) => form.test(line) && !bare(line.replace(form, '')));
  const sentOn = lines.slice(0, end).some((line) => bare(line) && (around.test(line) || attribution.test(line)));
  return end >= 0 && !sentOn;
}

function unquoted(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => !/^\s*[>|]/.test(line));
}

/** Letters and digits alone: programs break lines, and turn signs into others. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

// What a program writes above a mail that it sends on, and the warnings that servers put before a text.
const around =
  /^\W*(van|from|aan|to|cc|datum|date|verzonden|sent|onderwerp|subject|beantwoorden aan|reply-to|von|an|gesendet|betreff)\s*:|^\W*(begin )?(doorgestuurd|doorgezonden|oorspronkelijk|forwarded|original|weitergeleitete?)\b[^.]{0,40}$|^\W*\[?(extern|external|let op|waarschuwing|caution)\b/i;
const attribution = /\b(schreef|geschreven|wrote|schrieb|a écrit)\b.{0,200}:\s*$/i;
const disclaimer = /disclaimer|vertrouwelijk|confidential|geadresseerde|intended|virus|aansprakelijk/i;
