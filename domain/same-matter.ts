const marks = 're|aw|antw|antwoord|betreft|fw|fwd|wg|doorst|doorgest|doorgestuurd|ext|extern|external';
const mark = new RegExp(`^\\s*(\\[[^\\]]{1,30}\\]|(${marks})(\\[\\d+\\])?\\s*:)\\s*`, 'i');

/** A subject without the signs of answering and forwarding before it, in lower case. */
export function bareSubject(subject: string): string {
  let bare = subject;
  while (mark.test(bare)) bare = bare.replace(mark, '');
  return bare.replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Whether an answer has a subject that was never spoken of: people answer an old mail to write about something new, and
 * that may be a new complaint. `known` are the subjects of the mails before, and `reference` that of the complaint.
 * An empty subject says nothing.
 */
export function isOtherMatter(subject: string | undefined, reference: string, known: readonly string[]): boolean {
  const bare = bareSubject(subject ?? '');
  if (!bare || bare.includes(reference.toLowerCase())) return false;
  return !known.map(bareSubject).some((one) => one === bare || holds(one, bare) || holds(bare, one));
}

/** Programs shorten subjects and put words around them; a word or two may be in any. */
function holds(whole: string, part: string): boolean {
  return part.length >= 12 && whole.includes(part);
}

/** The references of complaints that somebody wrote, each once: `KL-2026-0042`, whatever dashes or blanks they used. */
export function referencesIn(text: string): string[] {
  const found = text.matchAll(/\bKL\s?[-‐-–_ ]\s?(\d{4})\s?[-‐-–_ ]\s?(\d{4,6})\b/gi);
  return [...new Set([...found].map(([, year, number]) => `KL-${year}-${number}`))];
}
