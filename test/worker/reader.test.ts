import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { sample } from '#test/mailbox/sample.ts';
import { parseMessage, Unreadable } from '#worker/parse-message.ts';
import type { ReaderLimits } from '#worker/reader.ts';
import { startReader } from '#worker/reader.ts';
import { aMail } from './mail-in.ts';

const opened: ReturnType<typeof startReader>[] = [];
const aReader = (limits: Partial<ReaderLimits> = {}) => {
  const reader = startReader(limits);
  opened.push(reader);
  return reader;
};
const from = (raw: Buffer | string) => Readable.from([Buffer.from(raw)]);
const errorOf = (reading: Promise<unknown>) => reading.catch((thrown: unknown) => thrown);
const aLargeMail = (lines = 1_000_000) =>
  aMail({
    From: 'groot@inwoner.example',
    Subject: 'Groot',
    'Content-Type': 'text/html',
    text: '<p>Mijn klacht.\r\n'.repeat(lines),
  });

afterAll(() => Promise.all(opened.map((reader) => reader.close())));

test.for(['plain', 'attachments', 'html-beside-text', 'japanese', 'lost-boundary'])(
  'a thread reads %s as we would ourselves',
  async (name) => {
    const raw = sample(name);
    expect(await aReader().read(from(raw))).toEqual(await parseMessage(from(raw)));
  },
);

test('a message in pieces of any size is the same message', async () => {
  const raw = sample('attachments');
  const pieces = Array.from({ length: Math.ceil(raw.length / 7) }, (_, n) => raw.subarray(n * 7, n * 7 + 7));
  expect(await aReader().read(Readable.from(pieces))).toEqual(await parseMessage(from(raw)));
});

describe('HC-64: a message that takes too much', () => {
  test('of time: its thread is ended, its heading is known, and the next one is read', async () => {
    const reader = aReader({ milliseconds: 500 });
    const raw = Buffer.from(aLargeMail(3_000_000));
    // Its heading comes before the bulk of the work, as from the register.
    const error = await errorOf(reader.read(Readable.from([raw.subarray(0, 1_000), raw.subarray(1_000)])));
    expect(error).toBeInstanceOf(Unreadable);
    expect((error as Unreadable).heading).toMatchObject({
      sender: { address: 'groot@inwoner.example' },
      subject: 'Groot',
    });
    expect(await reader.read(from(aMail({ Subject: 'Klein' })))).toMatchObject({ subject: 'Klein' });
  });

  test('of memory: the same', async () => {
    const reader = aReader({ megabytes: 32 });
    const parts = `--b1\r\nX-Lang: ${'lang '.repeat(10_000)}\r\n\r\nx\r\n`.repeat(900);
    const raw = aMail({ Subject: 'Groot', 'Content-Type': 'multipart/mixed; boundary=b1', text: `${parts}--b1--` });
    const error = await errorOf(reader.read(from(raw)));
    expect(error).toBeInstanceOf(Unreadable);
    expect((error as Unreadable).heading).toMatchObject({ subject: 'Groot' });
    expect(await reader.read(from(aMail({ Subject: 'Klein' })))).toMatchObject({ subject: 'Klein' });
  });

  test('of depth', async () => {
    const nested = Array.from(
      { length: 60 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
    );
    const error = await errorOf(aReader().read(from(`Subject: Diep\r\n${nested.join('')}\r\nx`)));
    expect(error).toBeInstanceOf(Unreadable);
    expect((error as Unreadable).heading).toMatchObject({ subject: 'Diep' });
  });

  test('of 10,000 parts: refused within five seconds', async () => {
    const parts = '--b1\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(10_000);
    const began = performance.now();
    const error = await errorOf(
      aReader().read(from(`Subject: Veel\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n${parts}--b1--`)),
    );
    expect(error).toBeInstanceOf(Unreadable);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('HC-65: while it is read, it holds up nobody', async () => {
    const reader = aReader();
    const slow = reader.read(from(aLargeMail()));
    const quick = await reader.read(from(aMail({ Subject: 'Klein' })));
    expect(quick.subject).toBe('Klein');
    expect(await Promise.race([slow, 'still reading'])).toBe('still reading');
    expect((await slow).text).toMatch(/^Mijn klacht/);
  });
});

describe('the register goes away in the middle of a message', () => {
  const raw = sample('attachments');
  const beginning = raw.subarray(0, raw.indexOf('JVBERi') + 20);

  test('with an error: that says nothing about the message', async () => {
    async function* source() {
      yield beginning;
      throw new Error('register away');
    }
    await expect(aReader().read(source())).rejects.toThrow('register away');
  });

  test('with more on its way when the message turns out to be too deep: that is the message', async () => {
    const nested = Array.from(
      { length: 60 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
    );
    async function* source() {
      yield Buffer.from(`Subject: Diep\r\n${nested.join('')}\r\nx`);
      await sleep(1_000);
      yield Buffer.from('x');
    }
    const error = await errorOf(aReader().read(source()));
    expect(error).toBeInstanceOf(Unreadable);
    expect((error as Unreadable).heading).toMatchObject({ subject: 'Diep' });
  });

  test('without a word: neither', async () => {
    async function* source() {
      yield beginning;
      await new Promise(() => {});
    }
    const error = await errorOf(aReader({ silenceMs: 50 }).read(source()));
    expect(error).toMatchObject({ message: expect.stringContaining('no more of a message came') });
    expect(error).not.toBeInstanceOf(Unreadable);
  });

  test('slowly: waiting for it is no time that the message takes', async () => {
    async function* source() {
      for (const at of [0, 100, 200, 300, 400]) {
        await sleep(100);
        yield raw.subarray(at, at + 100);
      }
    }
    expect(await aReader({ milliseconds: 400 }).read(source())).toMatchObject({ subject: 'Klacht over de balie' });
  });
});
