import { describe, expect, test } from 'vitest';
import { isForward, readForwarded } from '#domain/forwarded-mail.ts';
import { readMailDate } from '#domain/mail-date.ts';

test.for<[string, boolean]>([
  ['FW: Klacht over de balie', true],
  ['Fwd: Klacht', true],
  ['WG: Klacht', true],
  ['Doorst: Klacht', true],
  ['[EXTERN] FW: Klacht', true],
  ['Re: Klacht', false],
  ['Antw: FW: Klacht', false],
  ['Doorsturen helpt niet: klacht', false],
])('HC-35: the subject "%s" says that it is passed on: %s', ([subject, expected]) => {
  expect(isForward(subject)).toBe(expected);
});

const jan = { name: 'Jan Jansen', address: 'jan@inwoner.example' };
const morning = new Date('2026-11-16T08:12:00Z');

describe('HC-35: the mail below is read as it was', () => {
  test.for<[string, string]>([
    [
      'Outlook in Dutch',
      'Van: Jan Jansen <jan@inwoner.example>\nVerzonden: maandag 16 november 2026 09:12\nAan: Info Druten <info@druten.example>\nOnderwerp: Afgesnauwd',
    ],
    [
      'Outlook in English, with a line above',
      '________________________________\nFrom: Jan Jansen <jan@inwoner.example>\nSent: Monday, November 16, 2026 9:12 AM\nTo: Info\nSubject: Afgesnauwd',
    ],
    [
      'older Outlook',
      '-----Oorspronkelijk bericht-----\nVan: Jan Jansen [mailto:jan@inwoner.example]\nVerzonden: ma 16-11-2026 9:12\nAan: Info\nOnderwerp: Afgesnauwd',
    ],
    [
      'Gmail in Dutch',
      '---------- Forwarded message ---------\nVan: Jan Jansen <jan@inwoner.example>\nDate: ma 16 nov 2026 om 09:12\nSubject: Afgesnauwd\nTo: <info@druten.example>',
    ],
    [
      'Apple, quoted',
      'Begin doorgestuurd bericht:\n\n> Van: Jan Jansen <jan@inwoner.example>\n> Onderwerp: Afgesnauwd\n> Datum: 16 november 2026 om 09:12:30 CET\n> Aan: info@druten.example',
    ],
    [
      'Thunderbird, subject first',
      '-------- Doorgestuurd bericht --------\nOnderwerp: \tAfgesnauwd\nDatum: \tMon, 16 Nov 2026 09:12:00 +0100\nVan: \tJan Jansen <jan@inwoner.example>\nAan: \tinfo@druten.example',
    ],
    [
      'German',
      'Von: Jan Jansen <jan@inwoner.example>\nGesendet: Montag, 16. November 2026 09:12\nAn: Info\nBetreff: Afgesnauwd',
    ],
    [
      'a table in HTML, in bold',
      '*Van:*\nJan Jansen <jan@inwoner.example>\n*Verzonden:*\nmaandag 16 november 2026 09:12\n*Onderwerp:*\nAfgesnauwd',
    ],
  ])('%s', ([, heading]) => {
    const read = readForwarded(`Kun jij dit oppakken?\nGroet, Piet\n\n${heading}\n\nIk werd afgesnauwd.\nJan`);
    expect(read).toMatchObject({ sender: jan, subject: 'Afgesnauwd', text: 'Ik werd afgesnauwd.\nJan' });
    expect(Math.abs(read!.sentAt!.getTime() - morning.getTime())).toBeLessThan(60_000);
  });

  test('when all of it is quoted, without the signs', () => {
    const read = readForwarded('> Van: jan@inwoner.example\n> Datum: 16 november 2026\n>\n> Ik werd\n> afgesnauwd.');
    expect(read).toMatchObject({ sender: { address: 'jan@inwoner.example' }, text: 'Ik werd\nafgesnauwd.' });
  });

  test.for<[string, string]>([
    ['a sender without end', `Van: ${'a@'.repeat(200_000)}\nOnderwerp: x`],
    ['blanks without end', `Van: a${' '.repeat(400_000)}b\nOnderwerp: x`],
    ['headings without end', 'Cc:\n'.repeat(20_000)],
  ])('HC-64: %s take no time', ([, text]) => {
    const began = performance.now();
    readForwarded(text);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('when only a name is known', () => {
    expect(readForwarded('Van: Jan Jansen\nVerzonden: 16-11-2026\n\nTekst')?.sender).toEqual({ name: 'Jan Jansen' });
  });

  test.for([
    'Van: het kastje naar de muur gestuurd.',
    'Dit zeg ik:\nVan: alles.\n\nOnderwerp gesloten.',
    'Onderwerp: klacht\nDatum: gisteren\nIk werd afgesnauwd.',
    '',
  ])('not where no such lines stand: %j', (text) => {
    expect(readForwarded(text)).toBeUndefined();
  });
});

test.for<[string, string | undefined]>([
  ['maandag 16 november 2026 09:12', '2026-11-16T08:12:00.000Z'],
  ['16-11-2026 9:12', '2026-11-16T08:12:00.000Z'],
  ['16.11.2026 09:12', '2026-11-16T08:12:00.000Z'],
  ['2026-11-16 09:12', '2026-11-16T08:12:00.000Z'],
  ['Nov 16, 2026, 9:12 PM', '2026-11-16T20:12:00.000Z'],
  ['July 16, 2026 at 12:12 AM', '2026-07-15T22:12:00.000Z'],
  ['do 3 mrt 2026 09:12', '2026-03-03T08:12:00.000Z'],
  ['16 november 2026', '2026-11-16T11:00:00.000Z'],
  ['Mon, 16 Nov 2026 23:30:00 -0500 (EST)', '2026-11-17T04:30:00.000Z'],
  ['gisteren', undefined],
  ['31 februari 2026 09:12', undefined],
  ['16 november 2026 09:99', undefined],
])('a mail sent "%s" was sent at %s', ([text, at]) => {
  expect(readMailDate(text)?.toISOString()).toBe(at);
});
