import type { Attributes, Tag } from 'sanitize-html';
import type { Style } from './css.ts';
import { rulesIn, styleIn } from './css.ts';

/** The tag of what is left out; for `nonTextTags`. */
export const hiddenTag = 'wh-hidden';

/** What stands in these is not shown as text of a mail. */
export const tagsWithoutText = [
  ...['script', 'style', 'textarea', 'option', 'noscript', 'title', 'template', 'datalist'],
  hiddenTag,
];

/**
 * Makes what leaves out of this HTML each element that was hidden from its reader, text and all: nobody wrote that to be
 * read (HC-63). What hides it stands on the element itself, or in a style sheet of the mail.
 */
export function withoutHidden(html: string): (tagName: string, attribs: Attributes) => Tag {
  const rules = rulesIn(html, looked);
  return (tagName, attribs) => {
    const isHidden = 'hidden' in attribs || isInvisible(new Map([...styleOf(tagName, attribs, rules)]));
    return isHidden ? { tagName: hiddenTag, attribs: {} } : { tagName, attribs };
  };
}

/** What the sheet says of it, and after that what it says itself. */
function* styleOf(tag: string, { class: classes = '', id, style = '' }: Attributes, rules: Map<string, Style>) {
  if (rules.size) {
    const names = classes.split(/\s+/, 20).filter(Boolean);
    const marks = [...names.map((name) => `.${name}`), ...(id ? [`#${id}`] : [])].map((mark) => mark.toLowerCase());
    for (const selector of ['*', tag, ...marks.flatMap((mark) => [mark, tag + mark])]) {
      yield* rules.get(selector) ?? [];
    }
  }
  if (style) yield* styleIn(style);
}

/** What is no larger than this, by unit, nobody sees; of other units only nothing at all. */
const hair: Record<string, number> = { '': 1, px: 1, pt: 1, em: 0.1, rem: 0.1, '%': 1 };

function isHair(value: string): boolean {
  const [, number, unit] = /^(-?[\d.]+)([a-z%]*)$/.exec(value) ?? [];
  return number !== undefined && Math.abs(Number(number)) <= (hair[unit!] ?? 0);
}

/** Out of sight to the left or above. */
function isFarAway(value: string): boolean {
  return /^-(\d{3,}|\d{2,}(\.\d+)?(r?em|ex|ch|%|v[wh]|cm|in))/.test(value);
}

function isNearlyNothing(share: string): boolean {
  return Number(share.replace('%', '')) / (share.endsWith('%') ? 100 : 1) < 0.1;
}

/** Of which properties which values make an element invisible, each by itself. */
const hiding: Record<string, (value: string) => boolean> = {
  display: (value) => value === 'none',
  visibility: (value) => value === 'hidden' || value === 'collapse',
  'content-visibility': (value) => value === 'hidden',
  'mso-hide': (value) => value === 'all',
  opacity: isNearlyNothing,
  filter: (value) => isNearlyNothing(/\bopacity[=(]([\d.]+%?)\)/.exec(value)?.[1] ?? '1'),
  'font-size': isHair,
  font: (value) => isHair(/^(?:[a-z-]+ )*([\d.]+[a-z%]*)(?=\/| )/.exec(value)?.[1] ?? ''),
  'text-indent': isFarAway,
  left: isFarAway,
  top: isFarAway,
  'margin-left': isFarAway,
  'margin-top': isFarAway,
  transform: (value) => /scale[xy]?\((0+|0*\.0+)[,)]|translate\w*\([^)]*-\d{3,}/.test(value),
  clip: (value) => value.startsWith('rect('),
  'clip-path': (value) => /^(inset|circle|ellipse|polygon)\(/.test(value),
  // Other colours are not kept, so that what had the colour of what lies behind it is seen.
  color: (value) =>
    /^(transparent|#[\da-f]{3}0|#[\da-f]{6}00)$/.test(value) ||
    isNearlyNothing(/^\w+\((?:[^,]*,){3}([\d.]+%?)\)$|\/([\d.]+%?)\)$/.exec(value)?.slice(1).join('') ?? '1'),
};

const sizes = ['height', 'max-height', 'width', 'max-width'];
const overflows = ['overflow', 'overflow-x', 'overflow-y'];
const looked = new Set([...Object.keys(hiding), ...sizes, ...overflows]);

/** Whether nobody for whom the mail was written saw an element with this style. */
function isInvisible(style: Style): boolean {
  for (const [name, value] of style) if (value && hiding[name]?.(value)) return true;
  const isCutOff = overflows.some((name) => /^(hidden|clip|scroll|auto)/.test(style.get(name) ?? ''));
  return isCutOff && sizes.some((name) => isHair(style.get(name) ?? ''));
}
