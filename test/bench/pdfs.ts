import { day } from '#domain/day.ts';
import { readLetterText } from '#templates/letter-text.ts';
import type { PrintedLetter } from '#templates/pdf.ts';
import { makePdf } from '#templates/pdf.ts';

// The promise: 60 letters of two pages a second on one core, 40 KB or less each.
const wantedRate = 60;
const wantedBytes = 40_000;
const runs = 7;

/**
 * Makes letters of two pages, one after another on one core, and tells how many a second: the middle run, and the
 * slowest and the quickest, as the hours of a machine differ. Each letter has words of its own, so that none is
 * known before it is made.
 */
export async function twoPageLetters(count = 150): Promise<string[]> {
  const letters = Array.from({ length: count }, (_, n) => aLetterOfTwoPages(n));
  const sizes: number[] = [];
  for (const letter of letters) sizes.push(await bytesOfTwoPages(letter)); // warms up as well
  const rates: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const again = letters.map((_, n) => aLetterOfTwoPages((run + 1) * count + n));
    const began = performance.now();
    for (const letter of again) await makePdf([letter]);
    rates.push((count / (performance.now() - began)) * 1000);
  }
  rates.sort((a, b) => a - b);
  const [slowest, middle, quickest] = [rates[0]!, rates[Math.floor(runs / 2)]!, rates.at(-1)!];
  const largest = Math.max(...sizes);
  const reached = middle >= wantedRate && largest <= wantedBytes;
  return [
    `brief van twee pagina’s (PDF)        ${middle.toFixed(0)}/s op één kern`,
    `  spreiding over ${runs} keer              ${slowest.toFixed(0)} tot ${quickest.toFixed(0)}/s`,
    `  grootte                            ${kilobytes(average(sizes))} gemiddeld, ${kilobytes(largest)} de grootste`,
    `  doel (${wantedRate}/s, ${kilobytes(wantedBytes)})                ${reached ? 'gehaald' : 'niet gehaald'}`,
  ];
}

/** @throws when the letter is not of two pages: then the figures would be of something else. */
async function bytesOfTwoPages(letter: PrintedLetter): Promise<number> {
  const pdf = await makePdf([letter]);
  const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;
  if (pages !== 2) throw new Error(`a letter of ${pages} pages, not of two`);
  return pdf.length;
}

/** A decision with a heading, a table, a list, a link and findings in words that no other letter has. */
function aLetterOfTwoPages(n: number): PrintedLetter {
  const reference = `KL-2026-${n}`;
  return {
    title: `Ons antwoord op uw klacht (${reference})`,
    municipality: { name: 'Midden-Drenthe', colour: '#00573d' },
    senderLines: ['Gemeente Midden-Drenthe', 'Postbus 24', '9410 AA Beilen', 'klacht@midden-drenthe.example'],
    recipientLines: [`Inwoner ${ownWord(n, 0)}-${ownWord(n, 1)}`, `Vijverlaan ${n}`, '1234 AB Voorbeeldstad'],
    details: [
      { label: 'Datum', value: '21 december 2026' },
      { label: 'Ons kenmerk', value: reference },
      { label: 'Contact', value: 'de klachtencoördinator' },
    ],
    blocks: readLetterText(decision(n)),
    footer: `Gemeente Midden-Drenthe, kenmerk ${reference}`,
    datedOn: day('2026-12-21'),
  };
}

const sentences = [
  'Wij spraken met twee medewerkers van de balie en lazen het dossier.',
  'U vertelde dat u om tien uur kwam en dat niemand van het werk opkeek.',
  'De medewerker zegt dat het die ochtend druk was en dat er een collega ziek was.',
  'Wij vinden dat u eerder had moeten horen hoe lang het nog zou duren.',
];

function decision(n: number): string {
  const findings = Array.from({ length: 5 }, (_, part) => {
    const own = Array.from({ length: 12 }, (_, place) => ownWord(n, part * 12 + place)).join(' ');
    return `${sentences.join(' ')} In uw woorden: ${own}. ${sentences.slice(0, 2).join(' ')}`;
  });
  return `Beste ${ownWord(n, 0)},

U diende op 9 november 2026 een klacht in. In deze brief leest u wat wij ervan vinden.

## Wat wij hebben onderzocht

${findings.join('\n\n')}

## Wat wij ervan vinden

| Onderdeel | Oordeel | Waarom |
|---|---|---|
| De toon | **gegrond** | ${sentences[1]} |
| Het wachten | geen oordeel | ${sentences[2]} |

1. Wij bieden u onze excuses aan.
2. Wij spreken met de medewerkers over **${ownWord(n, 3)}**.

## Bent u het niet met ons eens?

U kunt een klacht indienen bij [de Nationale ombudsman](https://www.nationaleombudsman.nl/). Doe dat binnen een jaar.

Met vriendelijke groet,\\
de klachtencoördinator`;
}

/** A word of letters that follow from two numbers: always the same, and seldom one that was there before. */
function ownWord(n: number, place: number): string {
  let seed = (n + 1) * 2_654_435_761 + place * 40_503;
  return Array.from({ length: 4 + (place % 7) }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 'aeioubdghklmnrstvz'[Math.floor(seed / 65_536) % 18];
  }).join('');
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
