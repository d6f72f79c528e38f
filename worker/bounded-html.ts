import type { IOptions } from 'sanitize-html';
import sanitizeHtml from 'sanitize-html';

/** Longer than anybody writes; what lies beyond stays in the original. */
const mostCharacters = 1_000_000;

/** So much HTML is read of one message: what is in many parts takes no more time than what is in one. */
export class HtmlRoom {
  #left = mostCharacters;

  /** As much of it as fits. */
  take(html: string): string {
    const fits = html.slice(0, this.#left);
    this.#left -= fits.length;
    return fits;
  }
}

/** Browsers stop at some five hundred. Each tag costs the parser as much time as there are others around it. */
const deepest = 1_000;

class TooDeep extends Error {
  override name = 'TooDeep';
}

/** Cleans HTML from outside in time that grows with its length alone. Undefined: more tags within tags than a mail has. */
export function sanitized(given: string, optionsFor: (html: string) => IOptions): string | undefined {
  const html = given.slice(0, mostCharacters);
  let depth = 0;
  const onOpenTag = () => {
    depth += 1;
    if (depth > deepest) throw new TooDeep();
  };
  const onCloseTag = () => {
    depth -= 1;
  };
  try {
    return sanitizeHtml(html, { ...optionsFor(html), onOpenTag, onCloseTag });
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

const marked =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|title|noscript|textarea|template)\b[\s\S]*?(?:<\/\1[^>]*>?|$)|<\/?\w[^>]*(?:>|$)/gi;

/** The same HTML with nothing in anything: its words, and a new paragraph wherever a tag stood. */
export function flattened(html: string): string {
  return html.slice(0, mostCharacters).replace(marked, '<p>');
}
