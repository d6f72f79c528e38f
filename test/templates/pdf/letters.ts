import type { Block } from '#templates/letter-text.ts';
import { readLetterText } from '#templates/letter-text.ts';
import type { PrintedLetter } from '#templates/pdf.ts';
import { writtenOn } from '../every-letter.ts';

/** An ordinary letter; a test names only what matters to it. */
export function aLetter(differs: Partial<PrintedLetter> = {}): PrintedLetter {
  return {
    title: 'Ons antwoord op uw klacht (KL-2026-0042)',
    municipality: { name: 'Druten', colour: '#1b5e3f' },
    senderLines: ['Gemeente Druten', 'Telefoon 14\u00a00487'],
    recipientLines: ['Łucja Öztürk', 'Vijverlaan 12', '1234 AB Voorbeeldstad'],
    details: [
      { label: 'Datum', value: '21 december 2026' },
      { label: 'Ons kenmerk', value: 'KL-2026-0042' },
    ],
    blocks: readLetterText('Beste Łucja,\n\nDit is een brief.'),
    footer: 'Gemeente Druten, kenmerk KL-2026-0042',
    datedOn: writtenOn,
    ...differs,
  };
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', lines: [[{ text }]] });
export const sentence =
  'Wij hebben gesproken met de medewerker-vervanger van de balie, in het bijzijn van een collega. ';

const linkText = 'deze pagina '.repeat(40).trim();

/** Letters that are hard to set. Each must be as accessible as an ordinary one. */
export const hardLetters: Record<string, PrintedLetter> = {
  'twelve pages': aLetter({
    blocks: Array.from({ length: 60 }, (_, index) => paragraph(`${index} ${sentence.repeat(7)}`)),
  }),
  'names without end': aLetter({
    title: `Uw klacht over ${'x'.repeat(200)}`,
    recipientLines: [
      'Wolfeschlegelsteinhausenbergerdorff'.repeat(6),
      'Anna Maria '.repeat(18),
      ...'straat'.repeat(40).match(/.{60}/g)!,
    ],
    senderLines: ['Afdelingvoorklachtenenbezwaarschriften'.repeat(5), 'Postbus 1'],
    details: [
      { label: 'Contact', value: 'klachtencoördinator-'.repeat(12) },
      { label: 'Datum', value: '1' },
    ],
    blocks: [paragraph(`Beste ${'Wolfeschlegelsteinhausenbergerdorff'.repeat(6)},`)],
  }),
  'an address longer than the page': aLetter({ recipientLines: Array.from({ length: 80 }, (_, n) => `regel ${n}`) }),
  'one endless paragraph': aLetter({ blocks: [paragraph(sentence.repeat(300))] }),
  'a word of 50,000 characters': aLetter({ title: 'a'.repeat(5_000), blocks: [paragraph('Xyz/-'.repeat(10_000))] }),
  'a cell that no page can hold': aLetter({
    blocks: [
      {
        kind: 'table',
        header: [[{ text: 'Wanneer' }], [{ text: 'Wat' }]],
        rows: [[[{ text: 'nu' }], [{ text: sentence.repeat(120) }]]],
      },
    ],
  }),
  'names from everywhere': aLetter({
    recipientLines: [
      'Świątek-Łoś',
      'Ağaoğlu İpek Şahin',
      'Sjoukje û Hânsum-Dykstra',
      'Nguyễn Thị Hồng',
      'Αθηνά Παπαδοπούλου',
    ],
    blocks: [
      paragraph(
        'Ştefan Müller-Çelik, Đorđe Живковић, Ŵyn Ĝiŝ, O’Brien & Zn. <B.V.> “écht” … € 12,50 – q̃ z\u0308\u0327',
      ),
    ],
  }),
  emoji: aLetter({ title: 'Boos 😡 op de gemeente', blocks: [paragraph('👍🏽 👩‍👩‍👧 🇳🇱 ✅ ❤️ tekst 😀-tekst')] }),
  'signs that no font has': aLetter({
    title: 'T\u0000i\u0007t\ufeffel \ue000',
    blocks: [
      paragraph(
        '𓀀 \u{10ffff} \ud800 \ufffe \u0378 漢字 \u202eomgekeerd\u202c \u2028nieuw\u2029 tab\ttab \u0085 x\u0336 ½⁄3 ﷽',
      ),
    ],
  }),
  'Arabic and Hebrew': aLetter({ blocks: [paragraph('محمد العربي en שלום עולם')] }),
  'Chinese, Japanese and Korean': aLetter({
    title: '漢字 in de titel',
    recipientLines: ['王小明', '김철수'],
    blocks: [
      paragraph('De heer 王小明 en mevrouw 김철수 spreken に日本語.'),
      { kind: 'paragraph', lines: [[{ text: 'Zie ' }, { text: 'de 漢字 hier', href: 'https://a.example/漢字' }]] },
      { kind: 'table', header: [[{ text: '漢' }]], rows: [[[{ text: '字'.repeat(200) }]]] },
    ],
  }),
  'invisible signs': aLetter({
    blocks: [
      paragraph(''),
      paragraph(' \u200b\u00ad\u200d\ufeff'),
      { kind: 'paragraph', lines: [] },
      { kind: 'paragraph', lines: [[], [{ text: '\u200b' }], [{ text: 'slot' }]] },
      { kind: 'heading', level: 2, text: [] },
      { kind: 'heading', level: 3, text: [{ text: '\u00ad' }] },
      { kind: 'list', ordered: false, items: [] },
      { kind: 'list', ordered: true, items: [[], [[{ text: '\u200d' }]]] },
      { kind: 'table', header: [], rows: [] },
      { kind: 'table', header: [[], []], rows: [[[], []], []] },
    ],
  }),
  'lists in lists': aLetter({
    blocks: readLetterText(
      Array.from(
        { length: 30 },
        (_, n) => `${n + 1}. buiten ${sentence}\n\n   - midden\n     1. binnen\n     2. ook`,
      ).join('\n'),
    ),
  }),
  'a list of 120 items': aLetter({
    blocks: [{ kind: 'list', ordered: true, items: Array.from({ length: 120 }, (_, n) => [[{ text: `punt ${n}` }]]) }],
  }),
  'a table wider than the page': aLetter({
    blocks: [
      {
        kind: 'table',
        header: Array.from({ length: 25 }, (_, n) => [{ text: `Kolom ${n}` }]),
        rows: Array.from({ length: 3 }, (_, row) =>
          Array.from({ length: 25 }, (_, n) => [{ text: `veld ${row}.${n}` }]),
        ),
      },
    ],
  }),
  'a table with long words': aLetter({
    blocks: [
      {
        kind: 'table',
        header: ['Functie', 'Adres', 'Dag'].map((text) => [{ text }]),
        rows: [['klachtencoördinator', `https://a.example/${'pad/'.repeat(60)}`, 'maandag'].map((text) => [{ text }])],
      },
    ],
  }),
  'signs of PDF, Markdown and HTML': aLetter({
    title: '%PDF-1.7 endstream endobj ( ) \\',
    recipientLines: ['(((', '\\\\) Tj ET EMC Q', '<</S /P>>'],
    blocks: [
      paragraph(
        '%PDF-1.4 endstream endobj ) ( \\ ( BT ET EMC BDC # **kop** <b>x</b> <!-- [a](b) | c | ]]> &amp; %%EOF',
      ),
    ],
  }),
  'headings that skip a level': aLetter({
    blocks: [
      { kind: 'heading', level: 3, text: [{ text: 'drie' }] },
      { kind: 'heading', level: 2, text: [] },
      { kind: 'heading', level: 3, text: [{ text: 'drie' }] },
      { kind: 'heading', level: 2, text: [{ text: 'twee' }] },
      { kind: 'heading', level: 3, text: [{ text: 'drie' }] },
    ],
  }),
  'nothing to say': aLetter({ title: '', recipientLines: [], senderLines: [], details: [], blocks: [], footer: '' }),
  'links over lines': aLetter({
    language: 'en',
    blocks: Array.from({ length: 40 }, (_, index) => ({
      kind: 'paragraph' as const,
      lines: [
        [
          { text: `${index} You can read this on ` },
          { text: linkText, href: `https://klachten.example/${index}?a=(b)` },
          { text: ', or call us.' },
        ],
      ],
    })),
  }),
  'lists and tables over pages': aLetter({
    blocks: [
      { kind: 'heading', level: 2, text: [{ text: 'Lijst' }] },
      {
        kind: 'list',
        ordered: true,
        items: Array.from({ length: 40 }, () => [[{ text: sentence.repeat(2) }], [{ text: 'nog een' }]]),
      },
      { kind: 'heading', level: 3, text: [{ text: 'Tabel' }] },
      {
        kind: 'table',
        header: ['Stap', 'Uitleg', 'Dag'].map((text) => [{ text }]),
        rows: Array.from({ length: 40 }, () => [[{ text: 'Gesprek' }], [{ text: sentence, bold: true }], []]),
      },
    ],
  }),
};
