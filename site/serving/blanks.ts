/** A page whose words of one visitor alone were taken out: the text around the blanks, and which blank is where. */
export interface PageWithBlanks {
  pieces: readonly string[];
  /** The number of the blank after each piece but the last. */
  between: readonly number[];
}

/** What a page says that is this visitor's own. */
export interface OwnWords {
  /** What stands for it in the page as it was made: words that can stand nowhere else. */
  blanks: readonly string[];
  /** What is to be read there, as HTML. */
  words: readonly string[];
}

/** The page without these words. */
export function takeOut(html: string, blanks: readonly string[]): PageWithBlanks {
  if (blanks.length === 0) return { pieces: [html], between: [] };
  const parts = html.split(new RegExp(`(${blanks.map((blank) => RegExp.escape(blank)).join('|')})`));
  return {
    pieces: parts.filter((_, place) => place % 2 === 0),
    between: parts.filter((_, place) => place % 2 === 1).map((blank) => blanks.indexOf(blank)),
  };
}

/** The page with somebody's words in the blanks. */
export function fillIn({ pieces, between }: PageWithBlanks, words: readonly string[]): string {
  let html = pieces[0]!;
  for (const [place, blank] of between.entries()) html += words[blank]! + pieces[place + 1]!;
  return html;
}
