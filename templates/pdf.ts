import type { Language } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { inDutch } from '#domain/day.ts';
import type { Block } from './letter-text.ts';
import type { Structure } from './pdf/accessible-document.ts';
import { AccessibleDocument } from './pdf/accessible-document.ts';
import { drawFooter, drawLetterhead } from './pdf/letterhead.ts';
import { letterheadWords } from './pdf/words.ts';

/** A letter as it is printed. */
export interface PrintedLetter {
  title: string;
  /** Dutch when absent. Tells how the text is to be said; it translates nothing but the words of the letterhead. */
  language?: Language;
  /** The colour as `#1a2b3c`. */
  municipality: { name: string; colour: string };
  /** Who writes, and how to reach them. */
  senderLines: string[];
  /** As on the envelope; the window shows seven lines. */
  recipientLines: string[];
  /** Beside each other above the title: date, our reference, contact. */
  details: { label: string; value: string }[];
  blocks: Block[];
  footer: string;
  datedOn: Day;
}

/**
 * Makes one PDF of one letter, or of a day's post: each letter begins on a page of its own and counts its own pages.
 * The file is PDF/A-2a and PDF/UA-1, and the same letters give the same bytes. One font set serves the whole process;
 * nothing of a letter remains but a few thousand words for the speed of the next.
 * @throws RangeError when there is no letter.
 */
export async function makePdf(letters: readonly PrintedLetter[]): Promise<Buffer> {
  const [first] = letters;
  if (!first) throw new RangeError('a PDF needs at least one letter');
  // A day's post is for the desk, in Dutch; each of its letters says what language it is in.
  const one = letters.length === 1;
  const words = letterheadWords[(one && first.language) || 'nl'];
  const document = new AccessibleDocument({
    title: one ? first.title : `Post van ${inDutch(first.datedOn)}: ${letters.length} brieven`,
    author: `${words.municipality} ${first.municipality.name}`,
    lang: words.lang,
    createdAt: new Date(`${first.datedOn}T12:00:00Z`),
  });
  for (const letter of letters) drawLetter(document, letter);
  return document.bytes();
}

function drawLetter(document: AccessibleDocument, letter: PrintedLetter): void {
  const words = letterheadWords[letter.language ?? 'nl'];
  const firstPage = document.pageCount();
  document.newPage();
  const draw = (section: Structure) => {
    drawLetterhead(document, section, letter, words).text(letter.title, letter.blocks);
  };
  document.element(document.root, 'Sect', draw, { title: letter.title, lang: words.lang });
  const pages = document.pageCount() - firstPage;
  for (let page = 0; page < pages; page += 1) {
    document.switchToPage(firstPage + page);
    drawFooter(document, letter.footer, words.page(page + 1, pages), letter.municipality.colour);
  }
}
