import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDamaged, anyMessage } from '#test/fuzz/mime-trees.ts';
import { withOpened } from '#worker/open-attachment.ts';
import type { ParsedMessage } from '#worker/parse-message.ts';
import { parseMessage, Unreadable } from '#worker/parse-message.ts';

const read = async (raw: Buffer | string) => parseMessage(Readable.from([Buffer.from(raw)]));
const everything = ({ text, html = '', attachments }: ParsedMessage) =>
  [text, html, ...attachments.map(({ content }) => content.toString())].join('\n');

test('HC-50: of any message no part is lost', { timeout: 120_000 }, async () => {
  const holds = async ({ raw, words }: { raw: string; words: string[] }) => {
    const all = everything(await read(raw));
    for (const word of words) expect(all).toContain(word);
  };
  await fc.assert(fc.asyncProperty(anyMessage, holds), { numRuns: 300 });
});

test('HC-50: any message, cut off anywhere and damaged, is read or unreadable', { timeout: 120_000 }, async () => {
  const holds = async (raw: Buffer) => {
    const outcome = await read(raw).catch((error: unknown) => error);
    if (outcome instanceof Error) {
      expect(outcome).toBeInstanceOf(Unreadable);
      return;
    }
    const { text, subject = '', attachments } = outcome as ParsedMessage;
    const opened = await withOpened(attachments);
    const said = [text, subject, ...opened.flatMap((one) => [one.name, one.opened?.text ?? ''])];
    // PostgreSQL takes neither half a character nor NUL.
    for (const part of said) expect(part.isWellFormed() && !part.includes('\0')).toBe(true);
    expect(new Set(opened.map(({ name }) => name.toLowerCase())).size).toBe(opened.length);
  };
  await fc.assert(fc.asyncProperty(anyDamaged, holds), { numRuns: 500 });
});

test('a message is the same message in pieces of any size', { timeout: 120_000 }, async () => {
  const holds = async (raw: Buffer, size: number) => {
    const pieces = Array.from({ length: Math.ceil(raw.length / size) }, (_, n) =>
      raw.subarray(n * size, (n + 1) * size),
    );
    const [whole, inPieces] = await Promise.allSettled([read(raw), parseMessage(Readable.from(pieces))]);
    expect(inPieces.status).toBe(whole.status);
    if (whole.status === 'fulfilled' && inPieces.status === 'fulfilled')
      expect(inPieces.value.fingerprint).toBe(whole.value.fingerprint);
  };
  await fc.assert(fc.asyncProperty(anyDamaged, fc.integer({ min: 1, max: 200 }), holds), { numRuns: 100 });
});
