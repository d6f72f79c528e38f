import type { Day } from '#domain/day.ts';
import { inDutch } from '#domain/day.ts';
import type { Block } from './letter-text.ts';
import type { Structure } from './pdf/accessible-document.ts';
import { AccessibleDocument } from './pdf/accessible-document.ts';
import { Column } from './pdf/column.ts';
import { drawFooter, drawLetterhead } from './pdf/letterhead.ts';

/** A letter as it is printed. */
export interface PrintedLetter {
  title: string;
  lang: 'nl-NL' | 'en-GB';
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
  const document = new AccessibleDocument({
    title: letters.length === 1 ? first.title : `Post van ${inDutch(first.datedOn)}: ${letters.length} brieven`,
    author: `Gemeente ${first.municipality.name}`,
    lang: first.lang,
    createdAt: new Date(`${first.datedOn}T12:00:00Z`),
  });
  for (const letter of letters) drawLetter(document, letter);
  return document.bytes();
}

function drawLetter(document: AccessibleDocument, letter: PrintedLetter): void {
  const firstPage = document.pageCount();
  document.newPage();
  const draw = (section: Structure) => {
    const column = new Column(document, section, drawLetterhead(document, section, letter));
    column.title(letter.title);
    column.blocks(letter.blocks);
  };
  document.element(document.root, 'Sect', draw, { title: letter.title, lang: letter.lang });
  numberPages(document, letter, firstPage, document.pageCount());
}

function numberPages(document: AccessibleDocument, letter: PrintedLetter, from: number, to: number): void {
  const words = letter.lang === 'en-GB' ? ['Page', 'of'] : ['Pagina', 'van'];
  for (let page = from; page < to; page += 1) {
    document.switchToPage(page);
    const number = `${words[0]} ${page - from + 1} ${words[1]} ${to - from}`;
    drawFooter(document, letter.footer, number, letter.municipality.colour);
  }
}
