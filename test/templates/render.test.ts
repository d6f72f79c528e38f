import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLetterText } from '#templates/letter-text.ts';
import { asText } from '#templates/mail-body.ts';
import { EmptyPlaceholder, renderTemplate } from '#templates/render.ts';

const values = { recipientName: 'Jan', url: 'https://a.example/', minutes: 15 };

describe('a letter with a hole is never written', () => {
  test.for([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['white space', ' \n '],
    ['no text', {}],
    ['false', false],
  ])('a value that is %s stops it, and names template and field', ([, recipientName]) => {
    const attempt = () => renderTemplate('mails/sign-in', { ...values, recipientName });
    expect(attempt).toThrow(EmptyPlaceholder);
    expect(attempt).toThrow(expect.objectContaining({ template: 'mails/sign-in', field: 'recipientName' }));
    expect(attempt).toThrow('templates/mails/sign-in.hbs: {{recipientName}} is empty or unknown');
  });

  test('in a condition, a list, a helper or a partial as well', () => {
    const missing = (name: string, given: object) => {
      try {
        return renderTemplate(name, given);
      } catch (error) {
        return error instanceof EmptyPlaceholder ? `${error.template} ${error.field}` : error;
      }
    };
    const digest = { subject: 'Klachten', recipientName: 'Jan', hasItems: true, deskUrl: 'https://a.example/' };
    expect(missing('mails/digest', { ...digest, stages: [] })).toBe('mails/digest today');
    expect(missing('mails/digest', { ...digest, today: '2026-12-31' })).toBe('mails/digest stages');
    expect(missing('letters/deferral', { reference: 'KL-2026-0001' })).toBe('letters/deferral toComplainant');
    expect(missing('mails/letter-ready', { reference: 'KL-2026-0001' })).toBe('partials/salutation recipientName');
  });

  test('nought is a value', () => {
    expect(renderTemplate('mails/sign-in', { ...values, minutes: 0 }).markdown).toContain('werkt 0 minuten');
  });
});

test('a template that does not exist is named', () => {
  expect(() => renderTemplate('letters/unknown', {})).toThrow('templates/letters/unknown.hbs');
});

test('whatever the name, the text around it and the name itself stay as they are', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.trim() !== ''),
      (recipientName) => {
        const name = recipientName.replace(/\s+/g, ' ').trim();
        const text = asText(readLetterText(renderTemplate('mails/sign-in', { ...values, recipientName }).markdown));
        expect(text.startsWith(`Beste ${name},\n\nMet deze link logt u in`)).toBe(true);
      },
    ),
  );
});

test('a subject is plain text on one line: no second header, no HTML signs', () => {
  const reference = 'O’Brien & Zn. <B.V.>\r\nBcc: x@y.example *a*';
  const values = {
    recipientName: 'Jan',
    coordinator: 'c',
    decideBy: '2026-12-31',
    steerOn: '2026-12-31',
    deskUrl: 'x',
  };
  const { subject } = renderTemplate('mails/assignment', { ...values, reference });
  expect(subject).toBe('Er is een klacht aan u toegewezen (O’Brien & Zn. <B.V.> Bcc: x@y.example *a*)');
});
