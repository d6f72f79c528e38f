import { describe, expect, test } from 'vitest';
import type { AnswerDoubt, AutomaticSign, IncomingMail } from '#domain/automatic-mail.ts';
import { answerDoubts, automaticSign, doubtfulSign } from '#domain/automatic-mail.ts';

const ownAddresses = new Set(['klachten@druten.example']);

function aMail(headers: Record<string, string>, differs: Partial<IncomingMail> = {}): IncomingMail {
  return {
    headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]])),
    envelopeFrom: 'jan@inwoner.example',
    fromAddress: 'jan@inwoner.example',
    subject: 'Klacht over de balie',
    ownAddresses,
    isOurMail: false,
    ...differs,
  };
}

describe('RFC 3834: a machine sent it', () => {
  test.for<[string, string, string?]>([
    ['Auto-Submitted', 'auto-replied', 'auto-submitted'],
    ['Auto-Submitted', 'auto-generated', 'auto-submitted'],
    ['Auto-Submitted', 'AUTO-REPLIED (vacation)', 'auto-submitted'],
    ['Auto-Submitted', 'auto-notified; owner-email="no@list.example"', 'auto-submitted'],
    ['Auto-Submitted', 'no', undefined],
    ['Auto-Submitted', 'No (written by hand)', undefined],
    ['Auto-Submitted', 'no; reason=person', undefined],
    ['Auto-Submitted', '', undefined],
    ['Precedence', 'bulk', 'precedence'],
    ['Precedence', 'Junk', 'precedence'],
    ['X-Precedence', 'bulk', 'precedence'],
    ['Precedence', 'list', 'mailing-list'],
    ['Precedence', 'auto_reply', 'precedence'],
    ['Precedence', 'first-class', undefined],
    ['X-Autoreply', 'yes', 'autoresponder'],
    ['X-Autoreply', 'no', undefined],
    ['X-Autorespond', 'Ik ben er niet', 'autoresponder'],
    ['X-POST-MessageClass', '9; Autoresponder', 'autoresponder'],
    ['X-POST-MessageClass', '1; Normal', undefined],
    ['X-Auto-Reply', 'false', undefined],
    ['X-Mailer', 'vacation 1.2.8', 'autoresponder'],
    ['X-Mailer', 'Vacations app', undefined],
    ['Delivered-To', 'Autoresponder', 'autoresponder'],
    ['List-Id', '<nieuws.vereniging.example>', 'mailing-list'],
    ['List-Unsubscribe', '<mailto:weg@vereniging.example>', 'mailing-list'],
    ['List-Help', '<mailto:hulp@vereniging.example>', 'mailing-list'],
    ['Mailing-List', 'contact buurt@vereniging.example', 'mailing-list'],
    ['X-BeenThere', 'buurt@vereniging.example', 'mailing-list'],
    ['Listing', 'een klacht', undefined],
    // an envelope of its own around what came with none
    ['Return-Path', '<>', 'no-return-address'],
    ['Return-Path', '<jan@inwoner.example>', undefined],
    // the municipality's own list, through which its complaints come
    ['List-Id', 'Klachten <klachten.druten.example>', undefined],
    ['Content-Type', 'multipart/report; report-type=delivery-status; boundary=x', 'delivery-report'],
    ['Content-Type', 'multipart/mixed; boundary="multipart/report"', undefined],
    ['X-Loop', 'klachten@druten.example', 'our-own-mail'],
    ['X-Loop', 'iemand@elders.example', undefined],
    // HC-06: the web form of a company, with a real complaint in it
    ['X-Auto-Response-Suppress', 'All', undefined],
    ['X-MS-Exchange-Inbox-Rules-Loop', 'manager@bedrijf.example', undefined],
  ])('%s: %s → %s', ([name, value, sign]) => {
    expect(automaticSign(aMail({ [name]: value }))).toBe(sign);
  });

  test('HC-05: the absence rule of Outlook sets two fields', () => {
    const fields = { 'X-Auto-Response-Suppress': 'All', 'X-MS-Exchange-Inbox-Rules-Loop': 'a@bedrijf.example' };
    expect(automaticSign(aMail(fields))).toBe('autoresponder');
  });

  test('a field that stands there twice counts when one of them says so', () => {
    const mail = aMail({});
    const headers = new Map([['auto-submitted', ['no', 'auto-replied']]]);
    expect(automaticSign({ ...mail, headers })).toBe('auto-submitted');
  });

  test('our own mail is known by its Message-ID, whatever else is left of it (HC-11)', () => {
    expect(automaticSign(aMail({}, { isOurMail: true }))).toBe('our-own-mail');
  });
});

describe('who sent it', () => {
  test.for<[string, Partial<IncomingMail>, Record<string, string>, string?]>([
    ['the null sender', { envelopeFrom: '' }, {}, 'no-return-address'],
    ['an empty Return-Path', { envelopeFrom: undefined }, { 'Return-Path': '<>' }, 'no-return-address'],
    ['an ordinary Return-Path', { envelopeFrom: undefined }, { 'Return-Path': '<jan@inwoner.example>' }, undefined],
    ['no envelope at all', { envelopeFrom: undefined }, {}, undefined],
    ['a null path that a server wrapped in an envelope of its own', {}, { 'Return-Path': '<>' }, 'no-return-address'],
    ['MAILER-DAEMON', { fromAddress: 'MAILER-DAEMON@mx.example' }, {}, 'mail-system'],
    ['a list program', { fromAddress: 'majordomo@lijst.example' }, {}, 'mail-system'],
    ['a person whose name begins so', { fromAddress: 'postmasters@bedrijf.example' }, {}, undefined],
    ['postmaster', { fromAddress: 'Postmaster@mx.example' }, {}, 'mail-system'],
    ['mailer-daemon on the envelope', { envelopeFrom: 'mailer-daemon@mx.example' }, {}, 'mail-system'],
    ['somebody called Postmaster', { fromAddress: 'postmaster.jan@inwoner.example' }, {}, undefined],
    ['nobody', { fromAddress: undefined }, {}, undefined],
  ])('%s', ([, differs, headers, sign]) => {
    expect(automaticSign(aMail(headers, differs))).toBe(sign);
  });
});

describe('HC-08: the subject says that somebody is away, and nothing else before the colon', () => {
  test.for([
    'Automatisch antwoord: Afwezig t/m 5 januari',
    'Automatische reactie: uw ontvangstbevestiging',
    'AUTOMATISCH BERICHT',
    'Afwezig',
    'Afwezig t/m 5 januari',
    'Afwezigheidsbericht: vakantie',
    'Automatic reply: your message',
    'Auto-Reply: Re: klacht',
    'Autoreply: x',
    'Out of Office: x',
    'Out of the office',
    'Out of Office AutoReply: x',
    'Vacation: x',
    // HC-10: as Lotus, MessageLabs and others put it
    'AUTO: Jan de Vries is out of the office (returning 24-11-2026)',
    'Jan de Vries is out of the office.',
    'Out of Office Reply: x',
    '[Auto-Reply] Klacht ontvangen',
    'Automated response',
    'Afwezigheidsassistent: klacht',
    'Niet op kantoor: uw bericht',
    'Abwesenheitsnotiz: Urlaub',
    'Réponse automatique : absence',
    'Afwezigheidsmelding Re: Wij hebben uw klacht ontvangen',
    'AUTO: Jan de Vries is niet op kantoor (terug op 30-11-2026)',
    '🌴 Out of office: uw klacht',
    'Odpowiedź automatyczna: uw klacht',
    'Otomatik Yanıt: uw klacht',
    'Respuesta automática: uw klacht',
    'Risposta automatica: uw klacht',
    'Автоматична відповідь: uw klacht',
  ])('%s', (subject) => {
    expect(automaticSign(aMail({}, { subject }))).toBe('out-of-office-subject');
  });

  test.for([
    'Automatisch antwoord van uw loket helpt mij niet',
    'Klacht: automatisch antwoord',
    'Re: Automatisch antwoord: Afwezig',
    'Afwezigheid van toezicht in het park',
    'Afwezige wethouder',
    'Out of office hours no one answers',
    'Vacation rental causes noise',
    'Why is nobody answering: the alderman is out of the office!',
    'Buiten kantooruren geen hulp',
    '',
  ])('written by a person: %s', (subject) => {
    expect(automaticSign(aMail({}, { subject }))).toBeUndefined();
  });
});

describe('reports that only their words give away', () => {
  test.for<[string, string, AutomaticSign | undefined]>([
    ['Report domain: druten.example Submitter: post.example Report-ID: 1', '', 'report-subject'],
    ['Report Domain: druten.example; Submitter: post.example; Report-ID: <1@x.example>', '', 'report-subject'],
    ['Gelezen: klacht', 'Uw bericht aan jan@x.example is gelezen op 24-11-2026 09:14.', 'report-subject'],
    ['Read: complaint', 'Your message was read on Tuesday.', 'report-subject'],
    ['Gelesen: klacht', 'Ihre Nachricht an Jan wurde gelesen am Samstag, 21. November 2026.', 'report-subject'],
    ['Lu : plainte', 'Votre message a été lu le 21/11/2026.', 'report-subject'],
    ['Gelezen: uw brief', 'Ik las uw brief en klaag daarover.', undefined],
    ['Gelezen: uw bericht', 'Uw bericht heb ik gelezen. Waarom duurt het zo lang?', undefined],
    ['Ontvangstbevestiging', 'Wij hebben uw e-mail in goede orde ontvangen.', 'report-subject'],
    ['We have received your request', 'Your request has been received.', 'report-subject'],
    ['Uw melding is ontvangen [#1]', 'Wij hebben uw melding ontvangen onder nummer 1.', 'report-subject'],
    ['Ontvangstbevestiging', 'Die heb ik nooit gekregen. Hebben jullie mijn brief ontvangen?', undefined],
    ['Ontvangstbevestiging', 'U schrijft: uw bericht is ontvangen. Ik klaag dat er niets volgt.', undefined],
    ['Re: Ontvangstbevestiging', 'Uw bericht is ontvangen. Dank!', undefined],
    ['Report domain squatting', 'Somebody took my domain.', undefined],
  ])('%s: %s', ([subject, text, sign]) => {
    expect(automaticSign(aMail({}, { subject, text }))).toBe(sign);
  });
});

describe('a citizen who writes about an absence reply', () => {
  test.for([
    ['Automatisch antwoord', 'Ik krijg al weken alleen dit. Ik dien daarom een klacht in.', undefined],
    ['Out of office', 'This is my complaint about your service.', undefined],
    ['Automatisch antwoord', 'Ik ben er niet. Voor een klacht belt u 14 0487.', 'out-of-office-subject'],
    ['Automatisch antwoord', 'Ik ben er niet.\n> Mijn klacht gaat over de balie.', 'out-of-office-subject'],
  ] as const)('%s: %s', ([subject, text, sign]) => {
    expect(automaticSign(aMail({}, { subject, text }))).toBe(sign);
  });
});

describe('HC-08: a subject that may be a person’s too counts when the text says so', () => {
  test.for<[string, string, 'away' | 'perhaps' | 'no']>([
    ['Afwezig i.v.m. vakantie', 'Ik ben met vakantie t/m 5 december en lees mijn mail niet.', 'away'],
    ['Absence du bureau Re: x', "Je suis absent jusqu'au 5 janvier.", 'away'],
    ['Abwesend: Re: x', 'Ich bin bis zum 5. Januar im Urlaub.', 'away'],
    ['Out of office Re: x', 'I am out of the office until 4 January.', 'away'],
    ['Zwangerschapsverlof', 'Ik ben met zwangerschapsverlof tot april.', 'away'],
    ['Afwezig bij afspraak', 'De inspecteur was niet aanwezig op onze afspraak.', 'no'],
    ['Vakantie verpest', 'Door de late beslissing kon ik niet weg.', 'no'],
    ['Afwezig: al drie weken krijg ik alleen dat', 'Elke keer een afwezigheidsmelding, en verder niets.', 'perhaps'],
    ['Buiten kantoor', 'Voor uw deur werd ik door een beveiliger geduwd.', 'perhaps'],
    ['Afwezig: uw bericht', 'Wat een onzin.\n> Ik ben met vakantie.', 'perhaps'],
    ['Afwezig', 'Ik dien een klacht in: uw wethouder is er nooit.', 'no'],
    ['Automatisch antwoord: x', 'Ik ben afwezig. Een klacht over uw rekening? Bel 0800.', 'perhaps'],
  ])('%s: %s', ([subject, text, told]) => {
    const mail = aMail({}, { subject, text });
    expect(automaticSign(mail)).toBe(told === 'away' ? 'out-of-office-subject' : undefined);
    expect(doubtfulSign(mail)).toBe(told === 'perhaps' ? 'out-of-office-subject' : undefined);
  });
});

test('HC-64: a text of empty lines without end takes no time', () => {
  const began = performance.now();
  automaticSign(aMail({}, { subject: 'Afwezig: x', text: ' \n'.repeat(100_000) }));
  expect(performance.now() - began).toBeLessThan(5_000);
});

describe('somebody complains by a way that machines use', () => {
  const complaint = 'Ik dien hierbij een klacht in over uw buitendienst.';
  test.for<[string, Record<string, string>, Partial<IncomingMail>, AutomaticSign]>([
    ['the null sender', {}, { envelopeFrom: '' }, 'no-return-address'],
    ['in bulk', { Precedence: 'bulk' }, {}, 'precedence'],
    ['with a way to unsubscribe', { 'List-Unsubscribe': '<mailto:weg@bond.example>' }, {}, 'mailing-list'],
  ])('%s', ([, headers, differs, sign]) => {
    expect(automaticSign(aMail(headers, { text: 'De back-up is gelukt.', ...differs }))).toBe(sign);
    const written = aMail(headers, { text: complaint, ...differs });
    expect([automaticSign(written), doubtfulSign(written)]).toEqual([undefined, sign]);
  });

  test.for(['Moja skarga: nikt nie odpowiada.', 'Şikayetim var.', 'Ich beschwere mich.', 'Je me plains.'])(
    '%s',
    (text) => {
      expect(doubtfulSign(aMail({ Precedence: 'bulk' }, { text }))).toBe('precedence');
    },
  );

  test('a newsletter with all its marks may speak of complaints', () => {
    const marks = { 'List-Unsubscribe': '<mailto:weg@x.example>', Precedence: 'bulk' };
    expect(automaticSign(aMail(marks, { text: 'Een klacht over uw buren? Lees verder.' }))).toBe('mailing-list');
  });
});

test.for<[string, AutomaticSign | undefined]>([
  ['Beste klant, dit is een automatisch gegenereerd bericht. U kunt niet antwoorden.', 'says-automatic'],
  ['Ik krijg van u steeds "dit is een automatisch gegenereerd bericht". Daarna niets.', undefined],
  ['Klopt dit?\n> Dit is een automatisch bericht.', undefined],
])('a text that calls itself automatic is doubtful: %s', ([text, sign]) => {
  expect(automaticSign(aMail({}, { text }))).toBeUndefined();
  expect(doubtfulSign(aMail({}, { text }))).toBe(sign);
});

test.for<[string, 'sure' | 'perhaps']>([
  ['', 'sure'],
  ['Jan heeft deze uitnodiging geaccepteerd.', 'sure'],
  ['Dan kan ik niet, want ik werk.', 'perhaps'],
])('a calendar answers: %j', ([text, told]) => {
  const mail = aMail({}, { text, isCalendarAnswer: true });
  expect(automaticSign(mail)).toBe(told === 'sure' ? 'calendar-answer' : undefined);
  expect(doubtfulSign(mail)).toBe(told === 'perhaps' ? 'calendar-answer' : undefined);
});

describe('law.md: what is not answered without a person', () => {
  test.for<[string, Record<string, string>, string | undefined, AnswerDoubt[]]>([
    ['an ordinary mail', {}, 'jan@inwoner.example', []],
    ['HC-06: a wish for no answer', { 'X-Auto-Response-Suppress': 'All' }, 'jan@bedrijf.example', ['asks-no-answer']],
    ['the same among others', { 'X-Auto-Response-Suppress': 'DR, AutoReply' }, 'a@b.example', ['asks-no-answer']],
    ['a wish about absence alone', { 'X-Auto-Response-Suppress': 'OOF' }, 'jan@bedrijf.example', []],
    ['noreply', {}, 'NoReply@bedrijf.example', ['no-reply-sender']],
    ['do-not-reply', {}, 'do-not-reply+12@bedrijf.example', ['no-reply-sender']],
    ['niet beantwoorden', {}, 'niet-beantwoorden@bedrijf.example', ['no-reply-sender']],
    ['somebody called Norely', {}, 'norely@inwoner.example', []],
    ['nobody', {}, undefined, []],
  ])('%s', ([, headers, fromAddress, doubts]) => {
    expect(answerDoubts(aMail(headers, { fromAddress }))).toEqual(doubts);
  });
});
