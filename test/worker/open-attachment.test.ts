import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { sample } from '#test/mailbox/sample.ts';
import { withOpened } from '#worker/open-attachment.ts';
import { parseMessage } from '#worker/parse-message.ts';
import { startReader } from '#worker/reader.ts';
import { aMail } from './mail-in.ts';
import { aSavedMail, aWinmail, packed } from './outlook-files.ts';

const pdf = { name: 'brief over de balie.pdf', content: Buffer.from('%PDF-1.4\n%een brief\n') };
const saved = { subject: 'Klacht', sender: 'Sanne Bakker', address: 'sanne@inwoner.example', body: 'Aan de balie.' };

interface Part {
  name: string;
  type: string;
  content: Buffer | string;
}

/** What is kept of a mail with these attachments. */
async function attachmentsOf(parts: Part[]) {
  const text = parts
    .map(
      ({ name, type, content }) =>
        `--b1\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`,
    )
    .join('');
  const raw = aMail({ 'Content-Type': 'multipart/mixed; boundary=b1', text: `${text}--b1--` });
  const { attachments } = await parseMessage(Readable.from([Buffer.from(raw)]));
  return withOpened(attachments);
}

describe('HC-57: a mail that came as an attachment is opened', () => {
  test('forwarded whole', async () => {
    const { attachments } = await parseMessage(Readable.from([sample('forwarded')]));
    const [mail] = await withOpened(attachments);
    expect(mail).toMatchObject({ name: 'bijlage.eml', opened: { text: expect.stringContaining('Dit schreef Piet.') } });
  });

  test.for(['application/vnd.ms-outlook', 'application/octet-stream', 'application/msword'])(
    'saved by Outlook and sent as %s, with the file in it',
    async (type) => {
      const kept = await attachmentsOf([{ name: 'bericht.msg', type, content: aSavedMail({ ...saved, file: pdf }) }]);
      expect(kept).toMatchObject([
        {
          name: 'bericht.msg',
          mediaType: 'application/vnd.ms-outlook',
          opened: { from: 'Sanne Bakker, sanne@inwoner.example', subject: 'Klacht', text: 'Aan de balie.' },
        },
        { name: pdf.name, mediaType: 'application/pdf', cameIn: 'bericht.msg', content: pdf.content },
      ]);
    },
  );

  test('a mail in a mail in a mail; what is deeper stays in its file', async () => {
    let raw = aMail({ Subject: 'Binnenste', text: 'Diep.' });
    for (const subject of ['Derde', 'Tweede', 'Eerste', 'Buitenste'])
      raw = aMail({
        Subject: subject,
        'Content-Type': `multipart/mixed; boundary=${subject}`,
        text: `--${subject}\r\nContent-Type: message/rfc822\r\n\r\n${raw}\r\n--${subject}--`,
      });
    const { attachments } = await parseMessage(Readable.from([Buffer.from(raw)]));
    const kept = await withOpened(attachments);
    expect(kept.map(({ name, cameIn, opened }) => [name, cameIn, opened?.subject])).toEqual([
      ['bijlage.eml', undefined, 'Eerste'],
      ['bijlage (2).eml', 'bijlage.eml', 'Tweede'],
      ['bijlage (3).eml', 'bijlage (2).eml', 'Derde'],
      ['bijlage (4).eml', 'bijlage (3).eml', undefined],
    ]);
  });
});

describe('HC-56: winmail.dat', () => {
  const winmail = aWinmail({ subject: 'Klacht', body: 'Aan de balie, €5.', file: pdf });

  test('what it says and the file in it, under its long name', async () => {
    expect(await attachmentsOf([{ name: 'winmail.dat', type: 'application/ms-tnef', content: winmail }])).toMatchObject(
      [
        { name: 'winmail.dat', opened: { subject: 'Klacht', text: 'Aan de balie, €5.' } },
        { name: pdf.name, mediaType: 'application/pdf', cameIn: 'winmail.dat', content: pdf.content },
      ],
    );
  });

  test('a text that stands in it only with its layout', async () => {
    const rtf = packed('{\\rtf1\\ansi Aan de balie.\\par}');
    const kept = await attachmentsOf([
      { name: 'winmail.dat', type: 'application/ms-tnef', content: aWinmail({ subject: 'Klacht', rtf, file: pdf }) },
      { name: 'bericht.msg', type: 'application/vnd.ms-outlook', content: aSavedMail({ ...saved, body: '', rtf }) },
    ]);
    expect(kept.map(({ name, opened }) => [name, opened?.text])).toEqual([
      ['winmail.dat', 'Aan de balie.'],
      ['bericht.msg', 'Aan de balie.'],
      [pdf.name, undefined],
    ]);
  });

  test('the message itself, when it says nothing beside it', async () => {
    const file = aWinmail({ subject: 'Klacht', body: 'Aan de balie.', file: pdf }).toString('base64');
    const head = 'Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64';
    const raw = `From: sanne@inwoner.example\r\n${head}\r\n\r\n${file}`;
    const reader = startReader();
    const { text } = await reader.read(Readable.from([Buffer.from(raw)])).finally(() => reader.close());
    expect(text).toBe('Aan de balie.');
  });

  test('cut off anywhere: as far as it goes, and never an error', async () => {
    for (let length = 0; length < winmail.length; length += 3) {
      const [first] = await attachmentsOf([
        { name: 'winmail.dat', type: 'application/ms-tnef', content: winmail.subarray(0, length) },
      ]);
      expect(first).toMatchObject({ name: 'winmail.dat' });
    }
    const beforeTheLongName = winmail.subarray(0, -60);
    const [, file] = await attachmentsOf([
      { name: 'winmail.dat', type: 'application/ms-tnef', content: beforeTheLongName },
    ]);
    expect(file).toMatchObject({ name: 'KORT~1.PDF', content: pdf.content });
  });
});

test('a mail with a program in it is read, and set apart like an archive with one', async () => {
  const program = { name: 'factuur.exe', content: Buffer.from('MZ') };
  const kept = await attachmentsOf([
    { name: 'bericht.msg', type: 'application/vnd.ms-outlook', content: aSavedMail({ ...saved, file: program }) },
    {
      name: 'winmail.dat',
      type: 'application/ms-tnef',
      content: aWinmail({ subject: 'x', body: 'Woorden', file: pdf }),
    },
  ]);
  expect(kept.map(({ name, refused, opened }) => [name, refused, opened?.text])).toEqual([
    ['bericht.msg', 'program', 'Aan de balie.'],
    ['winmail.dat', undefined, 'Woorden'],
    ['factuur.exe', 'program', undefined],
    [pdf.name, undefined, undefined],
  ]);
});

test('a mail of Outlook that is damaged anywhere is kept, opened or not, and in time', {
  timeout: 60_000,
}, async () => {
  const whole = aSavedMail({ ...saved, file: pdf });
  const began = performance.now();
  // Its tables point back to themselves: who follows them never ends.
  const endless = Buffer.from(whole);
  for (let at = 512; at < 2048; at += 4) endless.writeUInt32LE(0, at);
  for (const content of [endless, whole.subarray(0, 700), whole.subarray(0, -700)]) {
    const [kept] = await attachmentsOf([{ name: 'bericht.msg', type: 'application/vnd.ms-outlook', content }]);
    expect(kept).toMatchObject({ name: 'bericht.msg', content });
  }
  expect(performance.now() - began).toBeLessThan(30_000);
});

test('a broken mail of Outlook stays closed, and is kept', async () => {
  const broken = aSavedMail(saved).subarray(0, 1600);
  const [kept] = await attachmentsOf([{ name: 'bericht.msg', type: 'application/vnd.ms-outlook', content: broken }]);
  expect(kept).toMatchObject({ name: 'bericht.msg', content: Buffer.from(broken) });
  expect(kept).not.toHaveProperty('opened');
});
