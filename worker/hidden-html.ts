import type { Attributes, Tag } from 'sanitize-html';

// What makes an element invisible to whoever the mail was written for. Colours need no look: none are kept.
const invisible =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0?\.?0*(?:;|$)|mso-hide\s*:\s*all|font-size\s*:\s*(?:0?\.\d+|0|1)(?:px|pt|em|rem|%)?\s*(?:!|;|$)|(?:max-)?(?:height|width)\s*:\s*0(?:px|pt|em|%)?\s*(?:!|;|$)|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}|clip(?:-path)?\s*:)/i;

/** Leaves out what was hidden from its reader, text and all: nobody wrote that to be read (HC-63). */
export function withoutHidden(tagName: string, attribs: Attributes): Tag {
  const isHidden = 'hidden' in attribs || invisible.test(attribs.style ?? '');
  return isHidden ? { tagName: hiddenTag, attribs: {} } : { tagName, attribs };
}

/** The tag of what is left out; for `nonTextTags`. */
export const hiddenTag = 'wh-hidden';
