import { beforeAll, describe, expect, test } from 'vitest';
import type { Complainant, Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { done } from '#domain/lifecycle.ts';
import { readDossier } from '#register/dossier.ts';
import { lettersOf } from '#register/letters.ts';
import { recordAct } from '#register/record-act.ts';
import type { Visitor } from './desk.ts';
import { openTestDesk } from './desk.ts';

const { desk, clock, signedIn, colleague, complaint, now } = openTestDesk();

let coordinator: Visitor;
beforeAll(async () => {
  coordinator = await signedIn('coordinator@druten.example');
});

type Fields = [string, string][];

const pageOf = ({ reference }: Complaint) => `/werkplek/${reference}/afdoen`;

const decision: Fields = [
  ['findings', 'Aan de balie was het druk.\r\n\r\nDe medewerker **riep** iets.'],
  ['subject', 'De toon'],
  ['judgement', 'well-founded'],
  ['reasons', 'Zo praat de gemeente niet.'],
  ['subject', 'Het wachten'],
  ['judgement', 'unfounded'],
  ['reasons', 'Tien minuten is niet lang.'],
  ['conclusions', 'Wij bieden excuses aan.'],
];

/** A complaint that asks nothing more of the law than a decision. */
async function ready(complainant: Partial<Complainant> = {}): Promise<Complaint> {
  const about = await complaint({
    complainant: { name: 'J. de Vries', addressLines: ['Dorpsstraat 1', '6651 AA Druten'], ...complainant },
  });
  const page = `/werkplek/${about.reference}`;
  await coordinator.act(page, 'establishNoPerson');
  const staffId = (await colleague('b.kuipers@druten.example')).id;
  await coordinator.act(page, 'assignHandler', { staffId, notInvolved: 'ja' });
  await coordinator.act(page, 'recordNoHearing', { who: 'complainant', ground: 'declared', note: 'Belde daarover' });
  return about;
}

/** What a browser would send from the page with the letter: the hidden fields, as they stand there. */
function hiddenIn(html: string): Fields {
  return [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [
    name!,
    value!
      .replace(/&quot;|&#34;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&'),
  ]);
}

async function preview(about: Complaint, fields: Fields = decision) {
  return coordinator.post(pageOf(about), [...fields, ['step', 'preview']]);
}

async function closingLetters({ id }: Complaint) {
  return (await lettersOf(desk.register.db, id)).filter(({ kind }) => kind === 'decision');
}

describe('while a duty of the law is open', () => {
  test('the page names each open duty with its article, and has no form', async () => {
    const { status, text, html } = await coordinator.get(pageOf(await complaint()));
    expect(status).toBe(200);
    for (const duty of [
      'Beklaagde genoemd, of vastgesteld dat er geen is (Awb 9:9)',
      'Klachtbehandelaar aangewezen (Awb 9:7)',
      'Klager gehoord, of vastgelegd waarom niet (Awb 9:10)',
    ]) {
      expect(text).toContain(duty);
    }
    expect(html).not.toContain('name="findings"');
  });

  test('looking at the letter and sending it are both refused, and what was typed is kept', async () => {
    const about = await complaint();
    for (const answer of [
      await preview(about),
      await coordinator.act(pageOf(about), 'decide', [...decision, ['seen', 'x']]),
    ]) {
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(
        'Eerst moet nog gebeuren: Beklaagde genoemd, of vastgesteld dat er geen is; Klacht',
      );
      expect(answer.html).toContain('Zo praat de gemeente niet.');
    }
    expect((await now(about)).status).toBe('received');
  });
});

describe('the letter is shown before it is sent', () => {
  test('as it will be, with the way that it goes; looking records nothing', async () => {
    const about = await ready({
      email: 'j@inwoner.example',
      consent: { givenOn: day('2026-11-20'), scope: 'all-letters' },
    });
    const before = await readDossier(desk.register.db, about.id);
    const { status, text, html } = await preview(about);
    expect(status).toBe(200);
    expect(text).toContain('Aan J. de Vries. Per e-mail, aan j@inwoner.example.');
    expect(text).toContain('dat er een brief klaarstaat, met de persoonlijke link naar de statuspagina');
    expect(text).toContain('De medewerker **riep** iets.');
    for (const words of ['De toon', 'gegrond', 'Zo praat de gemeente niet.', 'Wij bieden excuses aan.', 'ombudsman']) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/bezwaar/i);
    expect(html).toContain('Verstuur deze brief');
    expect(html).toContain('Terug, verder schrijven');
    expect(await readDossier(desk.register.db, about.id)).toEqual(before);
    expect(await closingLetters(about)).toEqual([]);
  });

  test('by post to who gave no consent, and nowhere yet to who has no address', async () => {
    expect((await preview(await ready())).text).toContain(
      'Per post: de brief komt in de printrij, voor Dorpsstraat 1, 6651 AA Druten.',
    );
    expect((await preview(await ready({ addressLines: [] }))).text).toContain('Deze brief kan nog niet weg');
  });

  test('back to writing loses nothing', async () => {
    const about = await ready();
    const shown = await preview(about);
    const back = await coordinator.post(pageOf(about), [...hiddenIn(shown.html), ['step', 'write']]);
    expect(back.status).toBe(200);
    for (const [name, value] of decision.filter(([field]) => field !== 'judgement')) {
      expect([name, back.html.replace(/\r?\n/g, '\r\n')]).toEqual([name, expect.stringContaining(value)]);
    }
    expect(back.html.match(/<option value="(well-founded|unfounded)" selected/g)).toHaveLength(2);
  });

  test('another part can be added, with what was typed so far', async () => {
    const { html } = await coordinator.post(pageOf(await ready()), [...decision, ['step', 'part']]);
    expect(html.match(/name="reasons"/g)).toHaveLength(3);
    expect(html).toContain('Tien minuten is niet lang.');
  });

  test.for([
    [decision.filter(([name]) => name !== 'findings'), 'Vul dit nog in: bevindingen. (Awb 9:12 lid 1)'],
    [decision.filter(([name]) => !['subject', 'judgement', 'reasons'].includes(name)), 'Vul dit nog in: oordeel.'],
    [decision.map(([name, value]) => [name, name === 'reasons' ? '' : value]), 'Vul dit nog in: motivering.'],
    [decision.map(([name, value]) => [name, name === 'judgement' ? '' : value]), 'Kies een oordeel.'],
    [decision.map(([name, value]) => [name, name === 'judgement' ? 'toString' : value]), 'Kies een oordeel.'],
  ] as [Fields, string][])('what is missing is named, and the rest is kept: %#', async ([fields, sentence]) => {
    const answer = await preview(await ready(), fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    expect(answer.html).toContain('Wij bieden excuses aan.');
  });
});

describe('sending (Awb 9:12)', () => {
  async function look(about: Complaint): Promise<Fields> {
    return hiddenIn((await preview(about)).html);
  }

  test('closes the complaint with the letter that was shown', async () => {
    const about = await ready();
    const shown = await preview(about);
    const answer = await coordinator.act(pageOf(about), 'decide', hiddenIn(shown.html));
    expect([answer.status, answer.to]).toEqual([303, `/werkplek/${about.reference}?gedaan=decide#inhoud`]);
    const after = await now(about);
    expect(after).toMatchObject({ status: 'closed', closedAs: 'decided', closedOn: '2026-11-24' });
    expect(after.decision?.parts.map(({ judgement }) => judgement)).toEqual(['well-founded', 'unfounded']);
    const letters = await closingLetters(about);
    expect(letters).toMatchObject([{ channel: 'post', dated_on: '2026-11-24' }]);
    const page = await coordinator.get(answer.to!);
    expect(page.text).toContain('De klacht is afgedaan.');
    expect(page.text).toContain('Afdoeningsbrief (PDF)');
    const pdf = await coordinator.get(`/werkplek/${about.reference}/brief/${letters[0]!.id}.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.html).toMatch(/^%PDF-/);
  });

  test('a double click sends one letter', async () => {
    const about = await ready();
    const fields = await look(about);
    const send = () => coordinator.act(pageOf(about), 'decide', fields);
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status, to }) => [status, to])).toEqual(
      Array(3).fill([303, `/werkplek/${about.reference}?gedaan=decide#inhoud`]),
    );
    expect(await closingLetters(about)).toHaveLength(1);
    const entries = await readDossier(desk.register.db, about.id);
    expect(entries.filter(({ act }) => act === 'decide')).toHaveLength(1);
  });

  test('another decision after the first is refused', async () => {
    const about = await ready();
    const fields = await look(about);
    await coordinator.act(pageOf(about), 'decide', fields);
    const other = fields.map(([name, value]): [string, string] => [name, name === 'findings' ? 'Iets anders' : value]);
    const answer = await coordinator.act(pageOf(about), 'decide', other);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(
      'Kijk bij de klacht of die intussen verder of afgesloten is, of juist nog open. (Awb 9:12)',
    );
    expect(answer.html).toContain('Iets anders');
    expect(await closingLetters(about)).toHaveLength(1);
  });

  test('a letter that changed since it was shown is shown again first', async () => {
    const about = await ready();
    const fields = await look(about);
    clock.set('2026-11-24T18:00');
    const contact = {
      name: 'J. de Vries',
      email: '',
      phone: '',
      language: 'nl',
      addressLines: 'Nieuwe Weg 9\n6651 BB Druten',
    };
    await coordinator.act(`/werkplek/${about.reference}`, 'recordContactDetails', contact);
    const answer = await coordinator.act(pageOf(about), 'decide', fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('De brief is veranderd. Lees hem nog een keer.');
    expect(answer.text).toContain('Nieuwe Weg 9');
    expect(await closingLetters(about)).toEqual([]);
    const again = await coordinator.act(pageOf(about), 'decide', hiddenIn(answer.html));
    expect(again.status).toBe(303);
    expect(await closingLetters(about)).toHaveLength(1);
  });

  test('a letter that nobody looked at is not sent', async () => {
    const about = await ready();
    const answer = await coordinator.act(pageOf(about), 'decide', decision);
    expect(answer.status).toBe(422);
    expect((await now(about)).status).toBe('received');
  });

  test('HC-111: without an ombudsman for the day there is no letter, and the page says what is missing', async () => {
    const about = await ready();
    const profile = desk.register.municipalities.get('druten')!;
    const { ombudsman } = profile;
    profile.ombudsman = [];
    const answer = await preview(about).finally(() => {
      profile.ombudsman = ombudsman;
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(
      'Voor vandaag staat er geen ombudsman in de gegevens van de gemeente. Vul die eerst aan. (Awb 9:12 lid 2)',
    );
    expect(answer.html).toContain('Zo praat de gemeente niet.');
  });
});

describe('what else the letter rests on', () => {
  const sendSeen = async (about: Complaint, fields: Fields) => {
    const shown = await preview(about, fields);
    return coordinator.act(pageOf(about), 'decide', hiddenIn(shown.html));
  };

  test('the norms that were not met stay with their part, and come back when the letter is changed', async () => {
    const about = await ready();
    const fields: Fields = [...decision, ['norms-0', 'fatsoenlijke bejegening'], ['norms-0', 'geen norm']];
    const shown = await preview(about, fields);
    const back = await coordinator.post(pageOf(about), [...hiddenIn(shown.html), ['step', 'write']]);
    expect(back.html).toMatch(/name="norms-0" value="fatsoenlijke bejegening" checked/);
    expect((await sendSeen(about, fields)).status).toBe(303);
    expect((await now(about)).decision?.parts.map(({ norms }) => norms)).toEqual([
      ['fatsoenlijke bejegening'],
      undefined,
    ]);
  });

  test('Awb 9:16: who departs from the advice says why', async () => {
    const about = await ready();
    const advice = { adviser: 'De commissie', findings: 'Gehoord', advice: 'Ongegrond', on: day('2026-11-24') };
    const by = { role: 'system' } as const;
    await recordAct(desk.register, { id: about.id }, { act: 'acknowledge', by }, (c) => done({ ...c, advice }));
    expect((await coordinator.get(pageOf(about))).text).toContain('Het advies van De commissie');
    const departing: Fields = [...decision, ['differsFromAdvice', 'ja']];
    const refused = await preview(about, departing);
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining('Schrijf op waarom u van het advies afwijkt. (Awb 9:16)'),
    ]);
    const deviation = 'De commissie kende de brief van 3 november niet.';
    expect((await sendSeen(about, [...departing, ['deviation', deviation]])).status).toBe(303);
    expect((await now(about)).decision?.deviation).toBe(deviation);
  });

  test('Awb 9:12 lid 2: details of the ombudsman that nobody looked at for long are said beside the letter', async () => {
    const about = await ready();
    const [ombudsman] = desk.register.municipalities.get('druten')!.ombudsman;
    const { checkedOn } = ombudsman!;
    ombudsman!.checkedOn = '2026-05-01';
    const { text } = await preview(about);
    ombudsman!.checkedOn = checkedOn;
    expect(text).toContain('voor het laatst gecontroleerd op 1 mei 2026, meer dan zes maanden geleden');
  });
});
