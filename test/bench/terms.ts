import { addDays, day } from '#domain/day.ts';
import { explainTerms, termsFor } from '#domain/terms.ts';

const wantedRate = 50_000;
const receiptDays = 40_000;
const runs = 9;

/** Terms with their explanation for random days of receipt, on one core: the middle of some runs, and how they differ. */
export function termsWithExplanation(): string[] {
  // Days from 2020 to 2039: known decrees and years after them, so also the provisional ones.
  const received = Array.from({ length: receiptDays }, () =>
    addDays(day('2020-01-01'), Math.floor(Math.random() * 7305)),
  );
  const rates = Array.from({ length: runs + 1 }, () => {
    const began = performance.now();
    let sentences = 0;
    for (const on of received) sentences += explainTerms(termsFor(on)).length;
    // Also keeps the engine from leaving out work whose outcome nobody asks for.
    if (sentences < receiptDays) throw new Error('terms without an explanation');
    return receiptDays / ((performance.now() - began) / 1000);
  });
  const [slowest, middle, fastest] = spread(rates.slice(1)); // the first warms up
  return [
    line(
      'termijnen met uitleg, één kern',
      `${thousands(middle)}/s (${runs} keer: ${thousands(slowest)} tot ${thousands(fastest)})`,
    ),
    line(`doel (${thousands(wantedRate)}/s)`, middle >= wantedRate ? 'gehaald' : 'niet gehaald'),
  ];
}

function spread(rates: number[]): [number, number, number] {
  const sorted = rates.toSorted((a, b) => a - b);
  return [sorted[0]!, sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
}

function line(what: string, figure: string): string {
  return `${what.padEnd(36)} ${figure}`;
}

function thousands(rate: number): string {
  return Math.round(rate).toLocaleString('nl-NL');
}
