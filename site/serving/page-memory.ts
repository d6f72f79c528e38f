/** A page as it was made on request. */
export interface MadePage {
  html: string;
  headers: Headers;
  /** Words in it that were this visitor's own; the next one gets others in their place, in this order. */
  own: readonly string[];
}

interface Remembered {
  version: string;
  headers: Headers;
  /** The text around the visitor's own words. */
  pieces: string[];
  /** Which own word stands after each piece but the last. */
  between: number[];
  bytes: number;
}

/**
 * Pages that were made on request, given again while their version holds. What was used longest ago makes room. They are
 * only here, in the memory of the site: nothing of them is written anywhere.
 */
export class PageMemory {
  readonly #pages = new Map<string, Remembered>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** The page with another visitor's words in it. Undefined: not there, or no longer as it is. */
  recall(key: string, version: string, own: readonly string[]): { html: string; headers: Headers } | undefined {
    const page = this.#pages.get(key);
    if (page?.version !== version) return undefined;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    let html = page.pieces[0]!;
    for (const [at, word] of page.between.entries()) html += own[word]! + page.pieces[at + 1]!;
    return { html, headers: page.headers };
  }

  /** Keeps a page. `version` was asked before it was made: a change while it was made shows at the next question. */
  keep(key: string, version: string, { html, headers, own }: MadePage): void {
    this.#forget(key);
    const { pieces, between } = cut(html, own);
    const page = { version, headers, pieces, between, bytes: html.length * 2 };
    if (page.bytes > this.#mostBytes) return;
    this.#pages.set(key, page);
    this.#bytes += page.bytes;
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#bytes -= this.#pages.get(key)?.bytes ?? 0;
    this.#pages.delete(key);
  }
}

/** Own words only stand as the whole value of a field, so that a short one is not found inside another word. */
function cut(html: string, own: readonly string[]): { pieces: string[]; between: number[] } {
  const pieces: string[] = [];
  const between: number[] = [];
  let from = 0;
  for (const { 0: found, index } of html.matchAll(/(?<= value=")[^"]*(?=")/g)) {
    const word = own.indexOf(found);
    if (word < 0) continue;
    pieces.push(html.slice(from, index));
    between.push(word);
    from = index + found.length;
  }
  return { pieces: [...pieces, html.slice(from)], between };
}
