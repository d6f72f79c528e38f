import { expect, test } from 'vitest';
import { markIn, ownMark, saysOnlyOurs } from '#domain/own-mark.ts';
import { readLetterText } from '#templates/letter-text.ts';
import { asHtml, asText } from '#templates/mail-body.ts';
import { letterCases, write } from '#test/templates/every-letter.ts';
import { textOfHtml } from '#worker/html-text.ts';

const id = '0f3a0b1c-2d3e-4f50-8a6b-7c8d9e0f1a2b';

test.for(letterCases)('HC-11: $municipality.slug, $kind: known when it comes back as text or as HTML', (one) => {
  const mail = write(one);
  const mark = { kind: 'paragraph' as const, lines: [[{ text: ownMark(id, 'nl') }]] };
  const blocks = [...readLetterText(mail.markdown), mark];
  const html = asHtml(blocks, { title: mail.subject, lang: 'nl-NL' });
  for (const text of [asText(blocks), textOfHtml(html)]) {
    expect(markIn(text)).toBe(id);
    expect(saysOnlyOurs(text, mail)).toBe(true);
    expect(saysOnlyOurs(`Hier ben ik het niet mee eens.\n\n${text}`, mail)).toBe(false);
  }
});
