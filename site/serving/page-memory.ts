import type { PageWithBlanks } from './blanks.ts';
import { fillIn } from './blanks.ts';

/** A page as it was made on request. */
export interface MadePage extends PageWithBlanks {
  headers: Headers;
}

/** A page to send: for whom it is, it says. */
export interface FilledPage {
  html: string;
  headers: Headers;
}

/**
 * Pages that were made on request, given again while their version holds. What was used longest ago makes room. They are
 * only here, in the memory of the site: nothing of them is written anywhere.
 */
export class PageMemory {
  readonly #pages = new Map<string, MadePage & { version: string; bytes: number }>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** The page with another visitor's words in it. Undefined: not there, or no longer as it is. */
  recall(key: string, version: string, words: readonly string[]): FilledPage | undefined {
    const page = this.#pages.get(key);
    if (page?.version !== version) return undefined;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    return { html: fillIn(page, words), headers: page.headers };
  }

  /** Keeps a page. `version` was asked before it was made: a change while it was made shows at the next question. */
  keep(key: string, version: string, { pieces, between, headers }: MadePage): void {
    this.#forget(key);
    const length = pieces.reduce((sum, piece) => sum + piece.length, key.length);
    const page = { version, headers, pieces, between, bytes: length * 2 };
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
