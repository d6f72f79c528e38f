import { describe, expect, test } from 'vitest';
import type { LetterKind } from '#domain/letters.ts';
import { readLetterText } from '#templates/letter-text.ts';
import { asText } from '#templates/mail-body.ts';
import { aComplaintWithEverything, letterCases, write } from './every-letter.ts';

const suffix = { complainant: '', 'person-concerned': '-person', authority: '' };

/** As it is read, with the subject above it: a change of any letter shows in the diff of its file. */
function whole({ subject, markdown }: { subject: string; markdown: string }): string {
  return `${subject}\n\n${asText(readLetterText(markdown))}\n`;
}

describe('every letter of every municipality, word by word', () => {
  test.for(letterCases)('$slug: $kind to the $side', async (one) => {
    await expect(whole(write(one))).toMatchFileSnapshot(`golden/${one.slug}/${one.kind}${suffix[one.side]}.txt`);
  });

  test.for(letterCases.filter(({ side }) => side === 'complainant'))('$slug: $kind in English', async (one) => {
    const { complainant } = aComplaintWithEverything(one.municipality);
    const text = whole(write(one, { complainant: { ...complainant, language: 'en' } }));
    expect(text).toContain('The Dutch text of the law applies.');
    await expect(text).toMatchFileSnapshot(`golden/${one.slug}/${one.kind satisfies LetterKind}-en.txt`);
  });
});
