import PDFDocument from 'pdfkit';
import { fonts } from './fonts.ts';
import type { SetLine } from './lines.ts';

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
    const element = this.struct(type, options);
    parent.add(element);
    fill(element);
    element.end();
  }

  /** Draws lines of one element on the present page, links included. */
  drawLines(element: Structure, lines: readonly SetLine[], place: LinePlace): void {
    for (const part of partsOf(lines)) {
      if (part.href === undefined) element.add(() => this.#drawRuns(part.runs, place));
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

  /** Ends the document and gives its bytes. */
  async bytes(): Promise<Buffer> {
    this.root.end();
    this.end();
    const chunks: Buffer[] = [];
    for await (const chunk of this) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  #drawRuns(runs: readonly Run[], { x, top, size, leading }: LinePlace): void {
    for (const { line, text, face, offset } of runs) {
      const y = baseline(top + line * leading, size, leading);
      this.font(face.name)
        .fontSize(size)
        .text(text, x + offset, y, { lineBreak: false, baseline: 'alphabetic' });
    }
  }

  #drawLink(link: Structure, { href, runs }: Part, place: LinePlace): void {
    const { x, top, size, leading } = place;
    link.add(() => {
      this.fillColor(linkInk);
      this.#drawRuns(runs, place);
      this.fillColor(ink).lineWidth(0.5).strokeColor(linkInk);
      for (const { line, offset, width } of runs) {
        const y = baseline(top + line * leading, size, leading) + 1.5;
        this.moveTo(x + offset, y).lineTo(x + offset + width, y);
      }
      this.stroke();
    });
    const words = runs
      .map(({ text }) => text)
      .join('')
      .trim();
    const Contents = pdfString(words === href ? words : `${words}: ${href}`);
    for (const { line, offset, width } of runs) {
      this.link(x + offset, top + line * leading, width, leading, href!, { structParent: link, Contents });
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

interface Run {
  line: number;
  text: string;
  face: SetLine[number]['face'];
  /** From the left edge of the column. */
  offset: number;
  width: number;
}

/** Runs that follow one another with the same link, or without one. */
interface Part {
  href: string | undefined;
  runs: Run[];
}

function partsOf(lines: readonly SetLine[]): Part[] {
  const parts: Part[] = [];
  lines.forEach((pieces, line) => {
    let offset = 0;
    for (const { text, face, width, href } of pieces) {
      const run = { line, text, face, offset, width };
      const last = parts.at(-1);
      if (last && last.href === href) last.runs.push(run);
      else parts.push({ href, runs: [run] });
      offset += width;
    }
  });
  return parts;
}

function baseline(top: number, size: number, leading: number): number {
  // The letters' own face rises about 0.75 of its size above the line and falls 0.25 below it.
  return top + (leading - size) / 2 + size * 0.78;
}

/** pdfkit puts values into the XMP as they are: there they must be escaped, in the Info dictionary they must not. */
function infoValue(text: string): string {
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
