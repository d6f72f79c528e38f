/** What readers meet as separate pieces of a page: paragraphs, items, headings, fields. Never a sentence across two. */
export function piecesOfPage(html: string): string[] {
  const body = html.replace(/^.*?<body[^>]*>/s, '').replaceAll(/<(script|style)\b.*?<\/\1>/gs, '');
  const inline = /<\/?(?:a|strong|em|b|i|span|time|abbr|bdi|code|small|wbr)\b[^>]*>/g;
  return decoded(body.replaceAll(inline, '').replaceAll(/<[^>]*>/g, '\n'))
    .split('\n')
    .map((piece) => piece.trim())
    .filter(Boolean);
}

/** The lines of a letter as text. */
export function piecesOfLetter(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^[-•] /, '').trim())
    .filter(Boolean);
}

/**
 * The sentences of a piece. A reference to an article between brackets is none of the words; a web address, a postal
 * address and a piece without a letter are no sentence.
 */
export function sentencesOf(piece: string): string[] {
  const bare = piece.replaceAll(/ ?\((?:artikel|Article) [^()]*\)/g, '').replaceAll(/https?:\/\/\S+/g, '');
  return bare
    .split(/(?<=[.!?:;]['")’”]?)\s+(?=["'(„“‘]?\p{Lu}|\d)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}{2}/u.test(sentence) && !/\b\d{4} [A-Z]{2}\b/.test(sentence));
}

export function wordsOf(sentence: string): string[] {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word));
}

const vowels = /[aeiouyàáâäèéêëìíîïòóôöùúûü]/;
/** What sounds as one in Dutch; the longest first. A letter with a trema begins a syllable of its own. */
const sounds =
  /aai|ooi|oei|eeuw|ieuw|uw(?![aeiouy])|aa|ee|ie|ij|oo|oe|ou|uu|ui|eu|ei|au|ai|oi|[aeiouyàáâèéêìíîòóôùúû]|[äëïöü]/g;

/** The syllables (lettergrepen) of a Dutch word, as its vowels sound. */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replaceAll(/[^a-zà-ü]/g, '');
  if (!letters) return 0;
  if (!vowels.test(letters)) return 1;
  return letters.match(sounds)?.length ?? 1;
}

/** How easily Dutch sentences read (leesgemak, Flesch by Douma 1960): 100 very easy, 0 very hard. */
export function readingEase(sentences: string[]): number {
  const words = sentences.flatMap(wordsOf).filter((word) => /\p{L}/u.test(word) && !/[@/]|\.\w/.test(word));
  if (!words.length) return 100;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 206.84 - 0.93 * (words.length / sentences.length) - 77 * (syllables / words.length);
}

function decoded(text: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', nbsp: ' ' };
  return text
    .replaceAll(/&(\w+);/g, (whole, name) => entities[name] ?? whole)
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}
