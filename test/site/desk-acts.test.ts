import { beforeAll, describe, expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import type { Act } from '#domain/lifecycle.ts';
import { readDossier } from '#register/dossier.ts';
import { storeFile } from '#register/files.ts';
import { lettersOf } from '#register/letters.ts';
import { actTexts } from '#site/texts/acts.ts';
import type { Visitor } from './desk.ts';
import { openTestDesk } from './desk.ts';

const { desk, clock, signedIn, colleague, complaint, now } = openTestDesk();

let coordinator: Visitor;
beforeAll(async () => {
  coordinator = await signedIn('coordinator@druten.example');
});

const pageOf = ({ reference }: Complaint) => `/werkplek/${reference}`;
const formOf = (about: Complaint, act: string) => `${pageOf(about)}/doen/${act}`;

/** Does an act as the coordinator, and expects that it is done and said. */
async function act(about: Complaint, name: Act, fields: [string, string][] | Record<string, string> = {}) {
  const answer = await coordinator.act(formOf(about, name), name, fields);
  expect([answer.status, answer.to, answer.text]).toEqual([
    303,
    `${pageOf(about)}?gedaan=${name}#inhoud`,
    expect.any(String),
  ]);
  expect((await coordinator.get(answer.to!)).text).toContain(actTexts[name].done);
  return now(about);
}

/** Does an act that is refused: a sentence with its article, nothing changed, and what was typed still there. */
async function refused(about: Complaint, name: Act, fields: Record<string, string>, sentence: RegExp) {
  const before = await readDossier(desk.register.db, about.id);
  const answer = await coordinator.act(formOf(about, name), name, fields);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Er is niets veranderd.');
  expect(answer.text).toMatch(sentence);
  for (const value of Object.values(fields)) expect(answer.html).toContain(value);
  expect(await readDossier(desk.register.db, about.id)).toEqual(before);
  return answer;
}

test('a button that is pressed twice, also at the same moment, does its act once; what was refused may come again', async () => {
  const about = await complaint();
  const { html } = await coordinator.get(formOf(about, 'split'));
  const [, once] = /name="once" value="([^"]+)"/.exec(html) ?? [];
  const count = async () => (await readDossier(desk.register.db, about.id)).length;
  const before = await count();
  const split = (parts: string) => coordinator.act(formOf(about, 'split'), 'split', { parts, once: once! });
  expect((await split('')).status).toBe(422);
  const answers = await Promise.all(Array.from({ length: 4 }, () => split('De wachttijd')));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  expect(await count()).toBe(before + 1);
});

async function lastEntry({ id }: Complaint) {
  return (await readDossier(desk.register.db, id)).at(-1);
}

async function named(...emails: string[]): Promise<[string, string][]> {
  return Promise.all(emails.map(async (email) => ['staffIds', (await colleague(email)).id] as [string, string]));
}

const employee = 'e.tromp@druten.example';
const another = 'f.yilmaz@druten.example';
const handler = 'b.kuipers@druten.example';

describe('naming the person concerned (Awb 9:9)', () => {
  test('several at once, each with an entry in the dossier', async () => {
    const about = await complaint();
    const after = await act(about, 'namePersonConcerned', await named(employee, another));
    expect(after.personsConcerned.map(({ name }) => name)).toEqual(['Els Tromp', 'Ferdi Yilmaz']);
    const entries = await readDossier(desk.register.db, about.id);
    expect(entries.filter((entry) => entry.act === 'namePersonConcerned')).toHaveLength(2);
    const { text } = await coordinator.get(pageOf(about));
    expect(text).toContain('De beklaagde is genoemd. Awb 9:9');
    expect(text).toContain('door Ans Verweij (coördinator)');
  });

  test('nobody chosen is refused', async () => {
    await refused(await complaint(), 'namePersonConcerned', {}, /Vul dit nog in: wie\. \(Awb 9:9\)/);
  });

  test('when one of several is refused, none is named', async () => {
    const about = await complaint();
    await act(about, 'namePersonConcerned', await named(another));
    const answer = await coordinator.act(
      formOf(about, 'namePersonConcerned'),
      'namePersonConcerned',
      await named(employee, another),
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Ferdi Yilmaz is al genoemd als beklaagde. (Awb 9:9)');
    expect((await now(about)).personsConcerned).toHaveLength(1);
  });

  test('staff of another municipality cannot be named', async () => {
    const about = await complaint();
    const answer = await coordinator.act(
      formOf(about, 'namePersonConcerned'),
      'namePersonConcerned',
      await named('coordinator@diemen.example'),
    );
    expect(answer.status).toBe(422);
    expect((await now(about)).personsConcerned).toEqual([]);
  });
});

describe('a complaint about nobody in particular (Awb 9:9)', () => {
  test('is established, and shown', async () => {
    const after = await act(await complaint(), 'establishNoPerson');
    expect(after.notAboutAPerson).toBe(true);
  });

  test('is refused when somebody is named', async () => {
    const about = await complaint();
    await act(about, 'namePersonConcerned', await named(employee));
    await refused(about, 'establishNoPerson', {}, /Er is al iemand genoemd als beklaagde.+\(Awb 9:9\)/);
  });
});

describe('the copy to the person concerned (Awb 9:9)', () => {
  test('goes by mail with the attachments, once', async () => {
    const fileId = await storeFile(desk.register.db, Buffer.from('scan'), clock.now());
    const documents = [{ fileId, kind: 'attachment', name: 'scan.pdf', mediaType: 'application/pdf' }] as const;
    const about = await complaint({ documents: [...documents] });
    await act(about, 'namePersonConcerned', await named(employee));
    const page = await coordinator.get(formOf(about, 'copyToPersonConcerned'));
    expect(page.text).toContain(
      'Els Tromp krijgt per e-mail een afschrift van de klacht. De bijlagen gaan mee: scan.pdf.',
    );

    const after = await act(about, 'copyToPersonConcerned');
    expect(after.personsConcerned[0]!.copiedOn).toBe('2026-11-24');
    const letters = await lettersOf(desk.register.db, about.id);
    const copy = letters.find(({ kind }) => kind === 'copy-to-person')!;
    expect(copy).toMatchObject({ channel: 'mail', recipient: { email: employee } });
    expect(copy.enclosures).toHaveLength(1);

    await refused(about, 'copyToPersonConcerned', {}, /Er is niemand die nog een afschrift moet krijgen/);
  });
});

describe('assigning a handler (Awb 9:7)', () => {
  const assign = async (email: string, more: Record<string, string> = { notInvolved: 'ja' }) => ({
    staffId: (await colleague(email)).id,
    ...more,
  });

  test('by the own rule: the handler is told by mail, without the name of the complainant', async () => {
    const about = await complaint();
    const after = await act(about, 'assignHandler', await assign(handler));
    expect(after.handler).toEqual({
      staffId: (await colleague(handler)).id,
      name: 'Bram Kuipers',
      assignedOn: '2026-11-24',
      as: 'handler',
    });
    const mails = await desk.register.db
      .selectFrom('mail')
      .selectAll()
      .where('complaint_id', '=', about.id)
      .where('kind', '=', 'assignment')
      .execute();
    expect(mails).toMatchObject([{ to_address: handler }]);
    expect(mails[0]!.subject + mails[0]!.markdown).not.toContain(about.complainant.name);
  });

  test('the candidates by the own rule come first, the person concerned not at all', async () => {
    const about = await complaint();
    await act(about, 'namePersonConcerned', await named('c.van.os@druten.example'));
    const { html } = await coordinator.get(formOf(about, 'assignHandler'));
    const [select] = /<select[^>]+name="staffId"[\s\S]+?<\/select>/.exec(html)!;
    const [own, others] = select.split('<optgroup label="Anderen: schrijf op waarom">');
    expect(own).toContain('Bram Kuipers (klachtbehandelaar)');
    expect(own).not.toContain('Henk Waalwijk');
    expect(others).toContain('Henk Waalwijk (burgemeester)');
    expect(select).not.toContain('Carla van Os');
  });

  test('without the declaration, or outside the own rule without a reason, is refused', async () => {
    const about = await complaint();
    await refused(
      about,
      'assignHandler',
      await assign(handler, {}),
      /niet bij de gedraging was betrokken\. \(Awb 9:7 lid 1\)/,
    );
    await refused(about, 'assignHandler', await assign(employee), /Els Tromp behandelt zulke klachten .+ niet/);
    const after = await act(about, 'assignHandler', await assign(employee, { notInvolved: 'ja', reason: 'Ziekte' }));
    expect(after.handler).toMatchObject({ name: 'Els Tromp', reason: 'Ziekte' });
  });

  test('the person concerned is refused, and a handler who is named loses the complaint', async () => {
    const about = await complaint();
    await act(about, 'assignHandler', await assign(handler));
    const after = await act(about, 'namePersonConcerned', await named(handler));
    expect(after.handler).toBeUndefined();
    const fields = await assign(handler);
    const answer = await coordinator.act(formOf(about, 'assignHandler'), 'assignHandler', fields);
    expect(answer.text).toContain('De klacht gaat over Bram Kuipers. Kies iemand anders. (Awb 9:7 lid 1)');
  });
});

test('Awb 9:5: first a talk, then formally, and not back', async () => {
  const about = await complaint();
  expect((await act(about, 'takeUpInformally')).status).toBe('informal');
  expect((await act(about, 'takeUpFormally')).status).toBe('formal');
  await refused(
    about,
    'takeUpInformally',
    {},
    /Kijk bij de klacht of die intussen verder of afgesloten is, of juist nog open\. \(Awb 9:5\)/,
  );
});

describe('hearing (Awb 9:10)', () => {
  const invitation = { replyBy: '8 december 2026', manner: 'Een gesprek op het gemeentehuis' };

  test('both sides are invited, the complainant by the way that was agreed', async () => {
    const about = await complaint();
    await act(about, 'namePersonConcerned', await named(employee));
    const after = await act(about, 'offerHearing', invitation);
    expect(after.hearing).toMatchObject({ offeredOn: '2026-11-24', replyBy: '2026-12-08' });
    expect(after.personsConcerned[0]!.hearing).toMatchObject({ replyBy: '2026-12-08' });
    const letters = await lettersOf(desk.register.db, about.id);
    expect(
      letters
        .filter(({ kind }) => kind === 'hearing-invitation')
        .map(({ side }) => side)
        .sort(),
    ).toEqual(['complainant', 'person-concerned']);
    await refused(about, 'offerHearing', invitation, /Iedereen is al uitgenodigd of gehoord/);
  });

  test.for([
    [{ ...invitation, replyBy: 'vandaag' }, /De dag om te reageren \(24 november 2026\) moet na vandaag liggen/],
    [{ ...invitation, replyBy: '31 februari 2026' }, /Schrijf een dag die bestaat/],
    [{ ...invitation, replyBy: '31-12-9999' }, /31 december 9999 ligt ver in de toekomst/],
    [
      { ...invitation, replyBy: '25 november 2036' },
      /25 november 2036 ligt ver in de toekomst\. Kijk of het jaar klopt/,
    ],
    [{ ...invitation, manner: ' ' }, /Vul dit nog in: plaats en tijd, of manier\. \(Awb 9:10 lid 1\)/],
  ] as const)('an invitation %j is refused', async ([fields, sentence]) => {
    await refused(await complaint(), 'offerHearing', fields, sentence);
  });

  test('lid 3: a report is kept, of a day that people write as they like', async () => {
    const about = await complaint({ receivedAt: new Date('2026-11-20T09:00:00Z') });
    const report = 'Mevrouw vertelde\r\n\r\nwat er gebeurde.';
    const after = await act(about, 'recordHearing', { who: 'complainant', heldOn: 'gisteren', report });
    expect(after.hearing).toEqual({ heldOn: '2026-11-23', report: 'Mevrouw vertelde\n\nwat er gebeurde.' });
    expect((await coordinator.get(pageOf(about))).text).toContain('Gehoord op 23 november 2026: lees het verslag');
  });

  test.for([
    [{ who: '', heldOn: 'vandaag', report: 'Verslag' }, /Kies om wie het gaat/],
    [{ who: 'complainant', heldOn: '25-11-2026', report: 'Verslag' }, /25 november 2026 ligt in de toekomst/],
    [
      { who: 'complainant', heldOn: '1 november 2026', report: 'Verslag' },
      /ligt voor de dag waarop de klacht is ontvangen/,
    ],
    [{ who: 'complainant', heldOn: 'vandaag', report: '' }, /Vul dit nog in: verslag\. \(Awb 9:10 lid 3\)/],
  ] as const)('a report %j is refused', async ([fields, sentence]) => {
    await refused(await complaint(), 'recordHearing', fields, sentence);
  });

  test('lid 2: the complainant need not be heard when they say so', async () => {
    const about = await complaint();
    const fields = { who: 'complainant', ground: 'declared', note: 'Telefonisch op 24 november' };
    const after = await act(about, 'recordNoHearing', fields);
    expect(after.hearing?.notHeld).toEqual({ ground: 'declared', note: fields.note, on: '2026-11-24' });
    const { text } = await coordinator.get(pageOf(about));
    expect(text).toContain('Heeft verklaard dat horen niet hoeft: Telefonisch op 24 november');
  });

  test.for([
    [{ who: 'complainant', ground: '', note: 'x' }, /Kies een reden/],
    [
      { who: 'complainant', ground: 'no-reply', note: 'x' },
      /nog niet uitgenodigd om gehoord te worden\. \(Awb 9:10 lid 1\)/,
    ],
    [{ who: 'complainant', ground: 'declared', note: '' }, /Vul dit nog in: toelichting/],
  ] as const)('no hearing %j is refused', async ([fields, sentence]) => {
    await refused(await complaint(), 'recordNoHearing', fields, sentence);
  });

  test('lid 2 under c: no reply counts only after the day has passed', async () => {
    const about = await complaint();
    await act(about, 'offerHearing', invitation);
    const fields = { who: 'complainant', ground: 'no-reply', note: 'Niets gehoord' };
    await refused(
      about,
      'recordNoHearing',
      fields,
      /Reageren kan nog tot en met 8 december 2026.+\(Awb 9:10 lid 2 onder c\)/,
    );
    clock.set('2026-12-09T09:00');
    const later = await signedIn('coordinator@druten.example');
    expect((await later.act(formOf(about, 'recordNoHearing'), 'recordNoHearing', fields)).status).toBe(303);
    expect((await now(about)).hearing?.notHeld).toMatchObject({ ground: 'no-reply', on: '2026-12-09' });
  });
});

describe('deferring (Awb 9:11 lid 2)', () => {
  test('moves the last day, tells both sides, and can be done once', async () => {
    const about = await complaint({ receivedAt: new Date('2026-11-20T09:00:00Z') });
    await act(about, 'namePersonConcerned', await named(employee));
    expect((await coordinator.get(formOf(about, 'defer'))).text).toContain(
      'Verdagen kan één keer, tot en met vrijdag 29 januari 2027. Daarvan krijgt bericht: J. de Vries, Els Tromp.',
    );
    const after = await act(about, 'defer', { until: '29-01-2027', reason: 'Een getuige is ziek' });
    expect(after).toMatchObject({ decideBy: '2027-01-29', deferral: { reason: 'Een getuige is ziek' } });
    const letters = await lettersOf(desk.register.db, about.id);
    expect(letters.filter(({ kind }) => kind === 'deferral')).toHaveLength(2);
    expect(await lastEntry(about)).toMatchObject({ act: 'defer', content: { until: '2027-01-29' } });
    await refused(
      about,
      'defer',
      { until: '28-01-2027', reason: 'Nog eens' },
      /al een keer verdaagd, tot en met 29 januari 2027/,
    );
  });

  test.for([
    [
      { until: '30 januari 2027', reason: 'x' },
      /ten hoogste vier weken: tot en met 29 januari 2027\. \(Awb 9:11 lid 2\)/,
    ],
    [{ until: '4 januari 2027', reason: 'x' }, /Kies een dag na de huidige laatste dag, 4 januari 2027/],
    [{ until: 'ooit', reason: 'Een <b>reden</b>'.replaceAll(/[<>]/g, '') }, /Schrijf een dag die bestaat/],
    [{ until: '28 januari 2027', reason: '' }, /Vul dit nog in: reden/],
  ] as const)('deferring %j is refused', async ([fields, sentence]) => {
    const about = await complaint({ receivedAt: new Date('2026-11-20T09:00:00Z') });
    await act(about, 'establishNoPerson');
    await refused(about, 'defer', fields, sentence);
  });

  test('lid 3: after the term only with the consent of the complainant', async () => {
    const about = await complaint({ receivedAt: new Date('2026-10-01T09:00:00Z') });
    const { text } = await coordinator.get(pageOf(about));
    expect(text).toContain('te laat');
    expect(text).toContain('De termijn is voorbij.');
    await refused(
      about,
      'defer',
      { until: '10 december 2026', reason: 'Te druk' },
      /is op 12 november 2026 verstreken.+\(Awb 9:11 lid 3\)/,
    );
  });
});

describe('settling informally (Awb 9:5)', () => {
  test('closes with the words of the complainant, and confirms that in a letter', async () => {
    const about = await complaint();
    const after = await act(about, 'settleInformally', {
      stated: 'Belde: het is goed zo',
      agreed: 'Excuses aangeboden',
    });
    expect(after).toMatchObject({ status: 'closed', closedAs: 'settled-informally' });
    expect((await lettersOf(desk.register.db, about.id)).map(({ kind }) => kind)).toContain('informal-closing');
    await refused(
      about,
      'settleInformally',
      { stated: 'Nog eens', agreed: 'Niets' },
      /of die intussen verder of afgesloten is/,
    );
  });

  test('without satisfaction that is recorded it is refused', async () => {
    const sentence = /Vul dit nog in: hoe de klager dat heeft laten weten; wat is afgesproken\. \(Awb 9:5\)/;
    await refused(await complaint(), 'settleInformally', { stated: ' ', agreed: '' }, sentence);
  });
});

describe('the details of the complainant', () => {
  const nowhere = { complainant: { name: 'J. de Vries', addressLines: [] } };

  test('an address gives a letter without one its way', async () => {
    const about = await complaint(nowhere);
    await act(about, 'settleInformally', { stated: 'Belde', agreed: 'Excuses' });
    expect((await coordinator.get('/werkplek/post')).text).toContain(`Naar klacht ${about.reference}`);
    const addressLines = ' Dorpsstraat 1 \r\n\r\n6651 AA   Druten';
    const after = await act(about, 'recordContactDetails', {
      name: 'J. de Vries',
      email: '',
      phone: '',
      language: 'nl',
      addressLines,
    });
    expect(after.complainant.addressLines).toEqual(['Dorpsstraat 1', '6651 AA Druten']);
    const closing = (await lettersOf(desk.register.db, about.id)).find(({ kind }) => kind === 'informal-closing');
    expect(closing).toMatchObject({
      channel: 'post',
      recipient: { addressLines: ['Dorpsstraat 1', '6651 AA Druten'] },
    });
  });

  test.for([
    [{ name: ' ', email: '', language: 'nl' }, /Vul dit nog in: naam/],
    [{ name: 'J. de Vries', email: 'geen adres' }, /Schrijf een e-mailadres/],
  ] as const)('details %j are refused', async ([fields, sentence]) => {
    await refused(await complaint(nowhere), 'recordContactDetails', fields, sentence);
  });

  test('Awb 2:8: consent, with the day on which it was given', async () => {
    const complainant = { name: 'J. de Vries', email: 'j@inwoner.example', addressLines: [] };
    const after = await act(await complaint({ complainant }), 'consent', { givenOn: 'gisteren' });
    expect(after.complainant.consent).toEqual({ givenOn: '2026-11-23', scope: 'all-letters' });
  });

  test('consent of tomorrow, or without an e-mail address, is refused', async () => {
    await refused(
      await complaint(),
      'consent',
      { givenOn: '25 november 2026' },
      /25 november 2026 ligt in de toekomst\. \(Awb 2:8\)/,
    );
    await refused(await complaint(nowhere), 'consent', { givenOn: 'vandaag' }, /Vul dit nog in: e-mailadres/);
  });
});

test('a handler does only what a handler may, and says so', async () => {
  const about = await complaint();
  const staffId = (await colleague(handler)).id;
  await act(about, 'assignHandler', { staffId, notInvolved: 'ja' });
  const bram = await signedIn(handler);
  const page = await bram.get(pageOf(about));
  expect(page.html).not.toContain('/doen/assignHandler');
  expect(page.html).toContain('/doen/offerHearing');
  expect((await bram.get(formOf(about, 'assignHandler'))).status).toBe(422);
  const answer = await bram.act(formOf(about, 'assignHandler'), 'assignHandler', { staffId, notInvolved: 'ja' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Dit mag u in uw rol niet doen.');
  expect((await bram.act(formOf(about, 'takeUpFormally'), 'takeUpFormally')).status).toBe(303);
});

test('the dossier goes on naming who has left', async () => {
  const about = await complaint();
  const staffId = (await colleague(handler)).id;
  await act(about, 'assignHandler', { staffId, notInvolved: 'ja' });
  await (await signedIn(handler)).act(formOf(about, 'takeUpFormally'), 'takeUpFormally');
  await desk.register.db.updateTable('staff').set({ active: false }).where('id', '=', staffId).execute();
  expect((await coordinator.get(pageOf(about))).text).toContain('door Bram Kuipers (klachtbehandelaar)');
  await desk.register.db.updateTable('staff').set({ active: true }).where('id', '=', staffId).execute();
});

test('a GET changes nothing, whatever its address says', async () => {
  const about = await complaint();
  const before = await readDossier(desk.register.db, about.id);
  await coordinator.get(`${formOf(about, 'takeUpFormally')}?_action=takeUpFormally`);
  await coordinator.get(`${pageOf(about)}/afdoen?_action=decide`);
  expect(await readDossier(desk.register.db, about.id)).toEqual(before);
  expect((await now(about)).status).toBe('received');
});

test.for(['nothingLikeIt', '__proto__', 'toString'])('an action %j that does not exist is not found', async (name) => {
  expect((await coordinator.act(formOf(await complaint(), 'defer'), name)).status).toBe(404);
});

test('a measure is promised for today or later, and the refusal says so', async () => {
  await refused(
    await complaint(),
    'promiseMeasure',
    { what: 'Een cursus', doneBy: '23 november 2026' },
    /Kies 24 november 2026, of een latere dag\. \(Awb 9:12 lid 1\)/,
  );
});

test('a choice that is not on the list is refused in Dutch', async () => {
  const fields = { missing: 'everything', explanation: 'Wat?', replyBy: '8 december 2026' };
  const answer = await coordinator.act(formOf(await complaint(), 'askSupplement'), 'askSupplement', fields);
  expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('Kies uit de lijst.')]);
  expect(answer.text).not.toContain('Invalid');
});

test('a field of a megabyte, a file for text, and control characters: never a stack trace', async () => {
  const about = await complaint();
  await act(about, 'establishNoPerson');
  const long = 'x'.repeat(60_000);
  const tooLong = await coordinator.act(formOf(about, 'defer'), 'defer', { until: '20 januari 2027', reason: long });
  expect(tooLong.status).toBe(422);
  expect(tooLong.text).toContain('Schrijf hoogstens 50.000 tekens.');
  const huge = await coordinator.act(formOf(about, 'defer'), 'defer', {
    until: '20 januari 2027',
    reason: 'x'.repeat(1_200_000),
  });
  expect(huge.status).toBe(413);
  const after = await act(about, 'defer', { until: '20 januari 2027', reason: 'Ziek\u0000te' });
  expect(after.deferral?.reason).toBe('Ziekte');
  const form = new FormData();
  form.set('stated', new File(['x'], 'x.txt'));
  const file = await coordinator.get(`${formOf(about, 'settleInformally')}?_action=settleInformally`, {
    method: 'POST',
    headers: { origin: desk.environment.publicUrl },
    body: form,
  });
  expect(file.status).toBe(422);
});

test('the list says what the municipality promised, as the morning mail does', async () => {
  const received = { slug: 'amstelveen', receivedAt: new Date('2026-11-20T10:00:00+01:00') };
  const about = await complaint(received);
  const colleague = await signedIn('coordinator@amstelveen.example');
  const { text } = await colleague.get('/werkplek');
  expect(text).toContain(about.reference);
  expect(text).toContain('eerste contact:');
});

test('Awb 9:8 lid 3: the list says that a complaint was refused after its last day', async () => {
  const about = await complaint({ receivedAt: new Date('2026-10-20T10:00:00+02:00') });
  await act(about, 'notHandle', {
    ground: 'handled-before',
    facts: 'KL-2025-0001, afgehandeld op 3 maart 2025.',
    reasons: 'Daarin kreeg u al een oordeel.',
    late: 'De eerdere klacht dook pas later op.',
  });
  const { text } = await coordinator.get('/werkplek');
  expect(text).toMatch(new RegExp(`${about.reference} J. de Vries .{0,60} op 24 november 2026, na de laatste dag`));
});
