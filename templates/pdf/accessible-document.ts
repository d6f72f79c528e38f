import PDFDocument from 'pdfkit';
import { printable } from './characters.ts';
import { fonts } from './fonts.ts';
import type { Piece, SetLine } from './lines.ts';

export type Structure = PDFKit.PDFStructureElement;

/** A text string where pdfkit would write a primitive one as a PDF name. */
const pdfString = (text: string) => new String(text) as string;

export const paper = { width: 595.28, height: 841.89 };
export const ink = '#1a1a1a';
const linkInk = '#0b4a8f';

export interface DocumentFacts {
  title: string;
  author: string;
  lang: string;
  /** Stands in the file, so that the same letter is the same file. */
  createdAt: Date;
}

/**
 * A PDF that is both PDF/A-2a (archive) and PDF/UA-1 (accessible): everything drawn belongs to the structure or is
 * marked as decoration. The caller places every line; nothing here breaks lines or pages by itself.
 */
export class AccessibleDocument extends PDFDocument {
  readonly root: Structure;
  #actual: string | undefined;

  constructor({ title, author, lang, createdAt }: DocumentFacts) {
    super({
      size: [paper.width, paper.height],
      margin: 0,
      pdfVersion: '1.7',
      subset: 'PDF/A-2a',
      tagged: true,
      lang,
      displayTitle: true,
      autoFirstPage: false,
      bufferPages: true,
      font: '',
      info: {
        Title: infoValue(title),
        Author: infoValue(author),
        Creator: 'Wederhoor',
        Producer: 'pdfkit',
        CreationDate: createdAt,
      },
    });
    this.appendXML(accessibilityClaim);
    for (const { name, font } of fonts().all) this.registerFont(name, font as unknown as PDFKit.Mixins.PDFFontSource);
    this.root = this.struct('Document');
    this.addStructure(this.root);
  }

  newPage() {
    this.addPage();
    this.fillColor(ink);
  }

  pageCount(): number {
    return this.bufferedPageRange().count;
  }

  /** Adds an element to the structure; what it holds is added by `fill`, which draws. */
  element(parent: Structure, type: string, fill: (element: Structure) => void, options = {}): void {
    const element = this.open(parent, type, options);
    fill(element);
    element.end();
  }

  /** Adds an element that ends with its parent, at the latest: for what goes on beside others, as cells of a row do. */
  open(parent: Structure, type: string, options = {}): Structure {
    const element = this.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Draws lines of one element on the present page, links included. */
  drawLines(element: Structure, lines: readonly SetLine[], place: LinePlace): void {
    for (const part of partsOf(lines)) {
      if (part.href === undefined) this.#drawText(element, part.runs, place);
      else this.element(element, 'Link', (link) => this.#drawLink(link, part, place));
    }
  }

  /** Draws lines where the caller has opened an element or a decoration already. */
  write(lines: readonly SetLine[], place: LinePlace): void {
    for (const { runs } of partsOf(lines)) this.#drawRuns(runs, place);
  }

  /** Draws what carries no meaning: lines, colours, page numbers. */
  decorate(type: 'Layout' | 'Pagination', draw: () => void, options = {}): void {
    this.markContent('Artifact', { type, ...options });
    draw();
    this.endMarkedContent();
  }

  /** Writes to the page, as pdfkit does. Signs that stand for other text say so inside their own text object. */
  override addContent(operators: string): this {
    // When such a mark ends, readers that extract text ask for the place and the font, which are gone after the object.
    if (this.#actual !== undefined && operators === 'ET') this.endMarkedContent();
    super.addContent(operators);
    if (this.#actual !== undefined && operators === 'BT') this.markContent('Span', { actual: this.#actual });
    return this;
  }

  /** Ends the document and gives its bytes. */
  async bytes(): Promise<Buffer> {
    this.root.end();
    this.end();
    const chunks: Buffer[] = [];
    for await (const chunk of this) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** Draws runs as content of an element. What stands for other text becomes an element that tells that text. */
  #drawText(element: Structure, runs: readonly PlacedRun[], place: LinePlace): void {
    for (const group of groupsOf(runs)) {
      const actual = group[0]?.actual;
      if (actual === undefined) element.add(() => this.#drawRuns(group, place));
      else this.element(element, 'Span', (span) => span.add(() => this.#drawRuns(group, place)), { actual });
    }
  }

  #drawRuns(runs: readonly PlacedRun[], { x, top, size, leading }: LinePlace): void {
    for (const { line, text, face, offset, actual, rightToLeft } of runs) {
      const y = baseline(top + line * leading, size, leading);
      // Extracting programs turn text around that runs from right to left: they must see it as it is drawn.
      this.#actual = rightToLeft ? undefined : actual;
      this.font(face.name)
        .fontSize(size)
        .text(text, x + offset, y, { lineBreak: false, baseline: 'alphabetic' });
      this.#actual = undefined;
    }
  }

  #drawLink(link: Structure, { href, runs }: Part, place: LinePlace): void {
    const { x, top, size, leading } = place;
    this.fillColor(linkInk);
    this.#drawText(link, runs, place);
    this.fillColor(ink);
    const stretches = stretchesOf(runs);
    this.decorate('Layout', () => {
      this.lineWidth(0.5).strokeColor(linkInk);
      for (const { line, from, until } of stretches) {
        const y = baseline(top + line * leading, size, leading) + 1.5;
        this.moveTo(x + from, y).lineTo(x + until, y);
      }
      this.stroke();
    });
    const words = runs
      .map(({ text, actual = text }) => actual)
      .join('')
      .trim();
    const Contents = pdfString(words === href ? words : `${words}: ${href}`);
    for (const { line, from, until } of stretches) {
      const options = { structParent: link, Contents };
      this.link(x + from, top + line * leading, until - from, leading, href!, options);
    }
  }
}

/** Where lines come: the left edge, the upper edge of the first, and how large. */
export interface LinePlace {
  x: number;
  top: number;
  size: number;
  leading: number;
}

/** A piece of a line, and where it comes. */
interface PlacedRun extends Piece {
  line: number;
  /** From the left edge of the column. */
  offset: number;
}

/** Runs that follow one another with the same link, or without one. */
interface Part {
  href: string | undefined;
  runs: PlacedRun[];
}

function partsOf(lines: readonly SetLine[]): Part[] {
  const parts: Part[] = [];
  lines.forEach((pieces, line) => {
    for (const run of placed(pieces, line)) {
      const last = parts.at(-1);
      if (last && last.href === run.href) last.runs.push(run);
      else parts.push({ href: run.href, runs: [run] });
    }
  });
  return parts;
}

/** Where a link can be clicked: one stretch on each of its lines. */
function stretchesOf(runs: readonly PlacedRun[]): { line: number; from: number; until: number }[] {
  return [...Map.groupBy(runs, ({ line }) => line)].map(([line, onLine]) => ({
    line,
    from: Math.min(...onLine.map(({ offset }) => offset)),
    until: Math.max(...onLine.map(({ offset, width }) => offset + width)),
  }));
}

/** Runs that are read as they are drawn together; one that stands for other text is alone. */
function groupsOf(runs: readonly PlacedRun[]): PlacedRun[][] {
  const groups: PlacedRun[][] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    if (last && last[0]!.actual === undefined && run.actual === undefined) last.push(run);
    else groups.push([run]);
  }
  return groups;
}

/** Places pieces from left to right; words that run from right to left begin at the right of their own stretch. */
function placed(pieces: readonly Piece[], line: number): PlacedRun[] {
  const order = pieces.map((_, index) => index);
  for (let from = 0; from < pieces.length; from += 1) {
    const until = pieces[from]!.rightToLeft ? endOfStretch(pieces, from) : from + 1;
    order.splice(from, until - from, ...order.slice(from, until).reverse());
    from = until - 1;
  }
  const offsets: number[] = [];
  let offset = 0;
  for (const index of order) {
    offsets[index] = offset;
    offset += pieces[index]!.width;
  }
  return pieces.map((piece, index) => ({ ...piece, line, offset: offsets[index]! }));
}

/** Signs and spaces between words from right to left belong to the stretch; those after its last word do not. */
function endOfStretch(pieces: readonly Piece[], from: number): number {
  let end = from;
  for (let index = from; index < pieces.length; index += 1) {
    if (pieces[index]!.rightToLeft) end = index + 1;
    else if (/[\p{L}\p{N}]/u.test(pieces[index]!.text)) break;
  }
  return end;
}

function baseline(top: number, size: number, leading: number): number {
  // The letters' own face rises about 0.75 of its size above the line and falls 0.25 below it.
  return top + (leading - size) / 2 + size * 0.78;
}

/** pdfkit puts values into the XMP as they are: there they must be escaped, in the Info dictionary they must not. */
function infoValue(value: string): string {
  const text = printable(value);
  const escaped = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return Object.assign(new String(text), { toString: () => escaped }) as string;
}

const accessibilityClaim = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;
