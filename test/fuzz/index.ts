import { Readable } from 'node:stream';
import fc from 'fast-check';
import { Unreadable } from '#worker/parse-message.ts';
import { startReader } from '#worker/reader.ts';
import { anyDamaged, anyMessage } from './mime-trees.ts';

// Random messages, whole and damaged, through the reader as the worker has it, for a minute (FUZZ_SECONDS). What breaks is
// shown with the seed that makes it again (FUZZ_SEED).
const seconds = Number(process.env.FUZZ_SECONDS ?? 60);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
const atOnce = 50;

const reader = startReader();
const counts = { read: 0, unreadable: 0, broken: 0, lost: 0 };
let bytes = 0;
let slowestMs = 0;

async function readOne(raw: Buffer, words: string[]): Promise<void> {
  const began = performance.now();
  bytes += raw.length;
  try {
    const { text, html = '', attachments } = await reader.read(Readable.from([raw]));
    const all = [text, html, ...attachments.map(({ content }) => content.toString())].join('\n');
    counts.read += 1;
    for (const word of words) if (!all.includes(word)) report('lost', raw);
  } catch (error) {
    if (error instanceof Unreadable) counts.unreadable += 1;
    else report('broken', raw);
  }
  slowestMs = Math.max(slowestMs, performance.now() - began);
}

function report(what: 'lost' | 'broken', raw: Buffer): void {
  counts[what] += 1;
  console.log(`${what} (FUZZ_SEED=${seed}): ${JSON.stringify(raw.toString('latin1'))}`);
}

const end = performance.now() + seconds * 1000;
for (let round = 0; performance.now() < end; round++) {
  const whole = fc.sample(anyMessage, { seed: seed + round, numRuns: atOnce });
  const damaged = fc.sample(anyDamaged, { seed: seed + round, numRuns: atOnce });
  for (const { raw, words } of whole) await readOne(Buffer.from(raw), words);
  for (const raw of damaged) await readOne(raw, []);
}
await reader.close();

const all = counts.read + counts.unreadable + counts.broken;
console.log(`${all} berichten, ${(bytes / 1024 / 1024).toFixed(0)} MB, in ${seconds} s (FUZZ_SEED=${seed})`);
console.log(
  `gelezen ${counts.read}, onleesbaar ${counts.unreadable}, gebroken ${counts.broken}, iets verloren ${counts.lost}`,
);
console.log(`langste ${slowestMs.toFixed(0)} ms`);
process.exitCode = counts.broken + counts.lost ? 1 : 0;
