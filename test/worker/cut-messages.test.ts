import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Register } from '#register/register.ts';
import { isAboutComplaint, samples } from '#test/mailbox/corpus.ts';
import { openTestRegister } from '#test/register/open-register.ts';
import { parseMessage, Unreadable } from '#worker/parse-message.ts';
import { takeIn } from './mail-in.ts';

const { opened } = openTestRegister();
let register: Register;

beforeAll(() => {
  register = opened.register;
});

const small = samples().filter((sample) => sample.raw.length < 100_000 && !isAboutComplaint(sample));
// By name, so that a failure is told in a line.
const aName = fc.constantFrom(...small.map(({ name }) => name));
const rawOf = (name: string) => small.find((sample) => sample.name === name)!.raw;
/** Where in a message, from its beginning to its end. */
const aPlace = fc.double({ min: 0, max: 1, noNaN: true });
const at = (raw: Buffer, place: number) => Math.floor(place * raw.length);

const damages = {
  'cut off': (raw: Buffer, one: number) => raw.subarray(0, one),
  'without its beginning': (raw: Buffer, one: number) => raw.subarray(one),
  'a piece missing': (raw: Buffer, one: number, other: number) =>
    Buffer.concat([raw.subarray(0, Math.min(one, other)), raw.subarray(Math.max(one, other))]),
  'a piece twice': (raw: Buffer, one: number, other: number) =>
    Buffer.concat([raw.subarray(0, Math.max(one, other)), raw.subarray(Math.min(one, other))]),
  'a byte changed': (raw: Buffer, one: number, other: number) => {
    const copy = Buffer.from(raw);
    if (copy.length) copy[Math.min(one, copy.length - 1)] = other % 256;
    return copy;
  },
};

test.for(Object.entries(damages))('any message, %s, is read or unreadable, and nothing else', async ([, damage]) => {
  await fc.assert(
    fc.asyncProperty(aName, aPlace, aPlace, async (name, one, other) => {
      const whole = rawOf(name);
      const raw = damage(whole, at(whole, one), at(whole, other));
      const read = await parseMessage(Readable.from([raw])).catch((error: unknown) => error);
      if (read instanceof Error) expect(read).toBeInstanceOf(Unreadable);
      else expect(read).toMatchObject({ fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
    }),
    { numRuns: 150, endOnFailure: true },
  );
});

async function lettersAfter(work: () => Promise<unknown>): Promise<number> {
  const count = () => register.db.selectFrom('mail').select('id').execute();
  const before = await count();
  await work();
  return (await count()).length - before.length;
}

test('a message that was cut off is kept and gets a fate; what is automatic still gets no answer', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(aName, aPlace, async (name, place) => {
      number += 1;
      const whole = rawOf(name);
      const cut = whole.subarray(0, at(whole, place));
      // Each comes from another address, so that none of them is taken for an earlier one.
      const raw = Buffer.concat([Buffer.from(`X-Number: ${number}\r\n`), cut]);
      const saysAutomatic = /^auto-submitted: *auto-\w+.*\r\n/im.test(
        `${raw.toString('latin1').split('\r\n\r\n')[0]}\r\n`,
      );
      const letters = await lettersAfter(async () => {
        const { message } = await takeIn(register, raw, { envelopeFrom: `afzender-${number}@post.example` });
        expect(message.fate).toBeTruthy();
        if (saysAutomatic) expect(message.fate).not.toBe('complaint');
      });
      if (saysAutomatic) expect(letters).toBe(0);
      else expect(letters).toBeLessThanOrEqual(1);
    }),
    { numRuns: 60 },
  );
});
