/** Properties of an element by name, in small letters and without needless blanks. */
export type Style = Map<string, string>;

/** Reads the properties that a `style` attribute or a rule gives; the last of a name counts. */
export function styleIn(css: string): Style {
  const style: Style = new Map();
  for (const declaration of spelledOut(css).split(';')) {
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, Math.max(0, colon)).trim();
    if (!name) continue;
    const value = declaration.slice(colon + 1).replace(/!.*/, '');
    style.set(name, value.replace(/\s*([,()/])\s*/g, '$1').trim());
  }
  return style;
}

/** Comments gone, letters that were written as a number (`\64`) read, small letters. */
function spelledOut(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?(\*\/|$)/g, '')
    .replace(/\\([\da-f]{1,6})\s?/gi, (_escape, hex: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)),
    )
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

const sheets = /<style\b[^>]*>([\s\S]*?)(?:<\/style|$)/gi;
/** Rules within rules within rules. */
const deepest = 10;
const simple = /^(\*|[\w-]*[.#]?[\w-]+)$/;
const everywhere = /^@media( (only )?(all|screen))?$/;

/**
 * Reads the style sheets in a mail, as far as their rules hold for everybody: not those for small screens or for print.
 * By selector, of a tag, a class or an id alone (`p`, `.note`, `p.note`); `wanted` are the properties to look at.
 */
export function rulesIn(html: string, wanted: ReadonlySet<string>): Map<string, Style> {
  const rules = new Map<string, Style>();
  for (const [, sheet = ''] of html.matchAll(sheets)) {
    const around: string[] = [];
    let before = '';
    for (const piece of spelledOut(sheet.replace(/<!--|-->/g, '')).split(/([{}])/)) {
      if (around.length > deepest) break;
      if (piece === '{') around.push(before.slice(before.lastIndexOf(';') + 1).trim());
      else if (piece === '}') addRule(rules, around.splice(-1), around, before, wanted);
      before = piece;
    }
  }
  return rules;
}

function addRule(
  rules: Map<string, Style>,
  [selectors = '']: string[],
  around: readonly string[],
  declarations: string,
  wanted: ReadonlySet<string>,
): void {
  if (selectors.startsWith('@') || !around.every((one) => everywhere.test(one))) return;
  const style = [...styleIn(declarations)].filter(([name]) => wanted.has(name));
  if (!style.length) return;
  for (const selector of selectors.split(',').map((one) => one.trim())) {
    if (simple.test(selector)) rules.set(selector, new Map([...(rules.get(selector) ?? []), ...style]));
  }
}
