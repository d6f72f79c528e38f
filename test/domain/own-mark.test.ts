import { describe, expect, test } from 'vitest';
import { isAsSent, markIn, ownMark, saysOnlyOurs } from '#domain/own-mark.ts';

const id = '0f3a0b1c-2d3e-4f50-8a6b-7c8d9e0f1a2b';
const mark = ownMark(id, 'nl');
const markdown =
  'Geachte Sanne Bakker,\n\nWij hebben uw klacht ontvangen. U leest de brief op uw eigen pagina:\\\n[https://klachten.example/volg/1](<https://klachten.example/volg/1>)\n\n- Kenmerk: **KL-2026-0042**\n\n[De Nationale ombudsman](<https://www.ombudsman.example>)';
const mail = { subject: 'Wij hebben uw klacht ontvangen (KL-2026-0042)', markdown };
const sent =
  'Geachte Sanne Bakker,\n\nWij hebben uw klacht ontvangen. U leest de brief\nop uw eigen pagina:\nhttps://klachten.example/volg/1\n\n- Kenmerk: KL-2026-0042\n\nDe Nationale ombudsman (https://www.ombudsman.example)\n\n';
const whole = `${sent}${mark}`;

test('the mark leads back to the mail, in either language, outside what is quoted', () => {
  expect(markIn(whole)).toBe(id);
  expect(markIn(`Dear\n${ownMark(id, 'en').toUpperCase()}\n`)).toBe(id);
  expect(markIn(whole.replace(/^/gm, '> '))).toBeUndefined();
  expect(markIn('Kenmerk van deze e-mail: KL-2026-0042')).toBeUndefined();
});

describe('HC-11: our own mail, sent on by a rule', () => {
  const head =
    'Van: Gemeente Druten <klachten@druten.example>\nVerzonden: dinsdag 24 november 2026\nOnderwerp: Wij hebben uw klacht ontvangen';
  test.for<[string, string]>([
    ['as it was', whole],
    ['as HTML with its title, broken into other lines', `${mail.subject}\n${sent.replaceAll(' ', '\n')}${mark}`],
    ['under a heading', `---- Doorgestuurd bericht ----\n${head}\n\n${whole}`],
    ['under a warning', `[EXTERN] Deze mail komt van buiten\n${whole}`],
    ['above a disclaimer', `${whole}\n\nDit bericht is vertrouwelijk en alleen voor de geadresseerde.`],
  ])('%s', ([, text]) => {
    expect(saysOnlyOurs(text, mail)).toBe(true);
  });
});

describe('somebody wrote something', () => {
  test.for<[string, string]>([
    ['above it', `Klopt dit wel?\n\n${whole}`],
    ['above it, under a heading', `Graag antwoord.\nVan: Gemeente Druten <klachten@druten.example>\n\n${whole}`],
    ['in the middle of it', whole.replace('- Kenmerk', 'Dit klopt niet, het was dinsdag.\n- Kenmerk')],
    ['above it, marked as if it were quoted', `>> Hier ben ik het niet mee eens.\n\n${whole}`],
    ['below it', `${whole}\n\nIk wacht nog steeds op antwoord.`],
  ])('%s', ([, text]) => {
    expect(saysOnlyOurs(text, mail)).toBe(false);
  });
});

describe('HC-14: a mail of another installation', () => {
  test.for<[string, string, boolean]>([
    ['as it was sent', whole, true],
    ['sent on', `Doorgestuurd bericht\nVan: Gemeente Deventer\n\n${whole}`, false],
    [
      'answered, and not marked as quoted',
      `Ik snap dit niet.\n\nOp 24 nov 2026 om 10:00 schreef Gemeente Deventer:\n\n${whole}`,
      false,
    ],
    ['named in a sentence', `Ik kreeg een mail met ${mark} en snap er niets van.`, false],
    ['without a mark', sent, false],
  ])('%s', ([, text, asSent]) => {
    expect(isAsSent(text)).toBe(asSent);
  });
});
