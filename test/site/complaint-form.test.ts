import { describe, expect, test } from 'vitest';
import { readDossier } from '#register/dossier.ts';
import { lettersOf } from '#register/letters.ts';
import { formTexts, problems } from '#site/texts/form.ts';
import { aFilledForm, again, errorsIn, openTestSite, summaryIn, textOf, typedIn } from './citizen.ts';

const { opened, ask, send, complaintOf, countComplaints } = openTestSite();

const everything = {
  whatHappened: 'Eerst belde ik.\n\nDaarna <b>niets</b> & "nog eens" niets.',
  when: 'begin november',
  where: 'gemeentehuis, loket 3',
  aboutWhom: 'de medewerker met de rode sjaal',
  department: 'burgerzaken',
  desiredSolution: 'Excuses.\nEn een brief.',
  name: 'Jan <script>alert(1)</script> de Vries',
  street: 'Dorpsstraat 1',
  postcode: '6651aa',
  town: 'Druten',
  phone: '06 12 34 56 78',
  email: 'jan@inwoner.example',
  consent: 'ja',
};

test('every municipality has the form; an unknown one has none', async () => {
  for (const slug of opened.register.municipalities.keys()) {
    const { status, html } = await ask(`/${slug}/klacht`);
    expect([slug, status]).toEqual([slug, 200]);
    expect(html).toContain('enctype="multipart/form-data"');
  }
  expect((await ask('/nergenshuizen/klacht')).status).toBe(404);
  expect((await send(aFilledForm(), 'nergenshuizen')).status).toBe(404);
});

test('each form that is opened gets a random id of its own', async () => {
  const ids = await Promise.all([1, 2].map(async () => typedIn((await ask('/druten/klacht')).html).submission));
  expect(ids[0]).toMatch(/^[\w-]{24}$/);
  expect(ids[0]).not.toBe(ids[1]);
});

test('Awb 9:4: all that was filled in is registered, as received when the form was complete', async () => {
  const complaint = await complaintOf(await send(aFilledForm(everything)));
  expect(complaint).toMatchObject({
    municipality: 'druten',
    channel: 'form',
    status: 'received',
    receivedAt: new Date('2026-11-20T09:12:00Z'),
    receivedOn: '2026-11-20',
    decideBy: '2027-01-04',
    complainant: {
      name: 'Jan <script>alert(1)</script> de Vries',
      email: 'jan@inwoner.example',
      phone: '06 12 34 56 78',
      addressLines: ['Dorpsstraat 1', '6651 AA Druten'],
      consent: { givenOn: '2026-11-20', scope: 'all-letters' },
    },
    statement: {
      whatHappened: everything.whatHappened,
      when: 'begin november',
      where: 'gemeentehuis, loket 3',
      aboutWhom: 'de medewerker met de rode sjaal',
      department: 'burgerzaken',
      desiredSolution: 'Excuses.\nEn een brief.',
    },
  });
  const [entry] = await readDossier(opened.register.db, complaint.id);
  expect(entry).toMatchObject({ act: 'receive', by: { role: 'complainant' } });
  const [letter] = await lettersOf(opened.register.db, complaint.id);
  expect(letter).toMatchObject({ kind: 'acknowledgement', channel: 'mail' });
});

test('only what happened, a name and one way to answer are needed', async () => {
  const least = { when: undefined, street: undefined, postcode: undefined, town: undefined };
  const { complainant, statement } = await complaintOf(await send(aFilledForm({ ...least, phone: '0487 123456' })));
  expect(complainant).toEqual({ name: 'Jan de Vries', phone: '0487 123456', addressLines: [] });
  expect(statement).toEqual({ whatHappened: 'Aan de balie werd ik afgesnauwd.' });
});

test('with errors nothing is registered, and all that was typed comes back', async () => {
  const before = await countComplaints();
  const filled = aFilledForm({ ...everything, when: '31-02-2026' });
  const { status, html } = await send(filled);
  expect(status).toBe(422);
  expect(typedIn(html)).toMatchObject(filled);
  expect(await countComplaints()).toBe(before);
});

test('an error stands at its field and in the summary, tied to each other for who cannot see', async () => {
  const { html } = await send(aFilledForm({ whatHappened: ' ', when: '31-02-2026' }));
  expect(errorsIn(html)).toEqual([problems.whatHappenedMissing, problems.noSuchDay]);
  expect(summaryIn(html)).toEqual([
    ['whatHappened', problems.whatHappenedMissing],
    ['when', problems.noSuchDay],
  ]);
  expect(html).toMatch(/<input[^>]*id="when"[^>]*aria-describedby="when-fout when-hint"[^>]*aria-invalid="true"/);
  expect(html).toMatch(/<div id="when-fout">/);
  expect(html).toMatch(/<form[^>]*action="\/druten\/klacht#overzicht"/);
  expect(html).toMatch(/<title>Fout: /);
});

test('the form can be sent once it is mended, and is then one complaint', async () => {
  const filled = aFilledForm({ when: '31-02-2026' });
  const { html } = await send(filled);
  const mended = again(html, { when: '28-02-2026' });
  expect((await complaintOf(await send(mended))).statement.when).toBe('28-02-2026');
});

describe('when it happened', () => {
  test.for([
    ['31-02-2026', problems.noSuchDay],
    ['29/2/2026', problems.noSuchDay],
    ['2026-13-01', problems.noSuchDay],
    ['31 april 2026', problems.noSuchDay],
    ['dinsdag 31-02-2026', problems.noSuchDay],
    ['21-11-2026', problems.dayInFuture],
    ['3 maart 2062', problems.dayInFuture],
  ])('%s is a mistake', async ([when, sentence]) => {
    expect(errorsIn((await send(aFilledForm({ when }))).html)).toEqual([sentence]);
  });

  test.for([
    ['20-11-2026', 'today'],
    ['3/3/26', 'two digits'],
    ['maandag 3 maart 2026', 'the wrong weekday'],
    ['vorige week', 'words'],
    ['tussen 1 en 3 november', 'a range'],
    ['31-02-2026 of daaromtrent', 'more than a date'],
    ['al sinds 2019', 'a year'],
  ])('%s is taken as it is: %s', async ([when]) => {
    expect((await complaintOf(await send(aFilledForm({ when })))).statement.when).toBe(when);
  });
});

describe('name, address and how to answer (Awb 9:4)', () => {
  const nothing = { street: '', postcode: '', town: '' };
  test.for([
    ['no way to answer', nothing, [problems.noWayToAnswer]],
    ['half an address', { town: '' }, [problems.townMissing]],
    [
      'half an address beside an e-mail address',
      { ...nothing, town: 'Druten', email: 'jan@inwoner.example' },
      [problems.streetMissing, problems.postcodeMissing],
    ],
    ['a postcode that is none', { postcode: '6651' }, [problems.postcodeWrong]],
    ['no e-mail address to send letters to', { consent: 'ja' }, [problems.emailMissing]],
    ['an e-mail address with a space', { email: 'jan de@inwoner.example' }, [problems.emailWrong]],
    ['two e-mail addresses', { email: 'jan@inwoner.example,piet@inwoner.example' }, [problems.emailWrong]],
    ['an e-mail address without a host', { email: 'jan@inwoner' }, [problems.emailWrong]],
    ['a telephone number without digits', { phone: 'thuis' }, [problems.phoneWrong]],
    ['two mistakes at once', { phone: 'thuis', email: 'jan' }, [problems.phoneWrong, problems.emailWrong]],
    ['a department of another municipality', { department: 'leerplicht' }, [problems.unknownDepartment]],
  ] as const)('%s', async ([_, differs, sentences]) => {
    expect(errorsIn((await send(aFilledForm(differs))).html)).toEqual(sentences);
  });

  test('an address abroad has a country and any postcode', async () => {
    const abroad = { street: 'Meir 1', postcode: '2000', town: 'Antwerpen', country: 'België' };
    const { complainant } = await complaintOf(await send(aFilledForm(abroad)));
    expect(complainant.addressLines).toEqual(['Meir 1', '2000 Antwerpen', 'België']);
  });

  test('an e-mail address without consent is kept, and letters go by post (Awb 2:8)', async () => {
    const complaint = await complaintOf(await send(aFilledForm({ email: 'jan@inwoner.example' })));
    expect(complaint.complainant).toMatchObject({ email: 'jan@inwoner.example' });
    expect(complaint.complainant.consent).toBeUndefined();
    expect(await lettersOf(opened.register.db, complaint.id)).toMatchObject([{ channel: 'post' }]);
  });
});

describe('what nobody types by hand', () => {
  test('a megabyte of text: the limit and the count are named, and the text comes back', async () => {
    const whatHappened = 'Het was erg. '.repeat(80_660).slice(0, 1024 * 1024);
    const { status, html } = await send(aFilledForm({ whatHappened }));
    expect(status).toBe(422);
    expect(errorsIn(html)).toEqual([problems.tooLong('1.048.576', '50.000')]);
    expect(typedIn(html).whatHappened === whatHappened).toBe(true);
  });

  test('more than can be kept: its beginning comes back', async () => {
    const { status, html } = await send(aFilledForm({ whatHappened: 'x'.repeat(6 * 1024 * 1024) }));
    expect(status).toBe(422);
    expect(errorsIn(html)).toEqual([problems.farTooLong('50.000')]);
    // That is not said of a text of which a part is gone.
    expect(html).not.toContain(formTexts.nothingLost);
    expect(typedIn(html).whatHappened!.length).toBe(4 * 1024 * 1024);
  });

  test('the longest text that fits is taken', async () => {
    const whatHappened = 'é'.repeat(50_000);
    expect((await complaintOf(await send(aFilledForm({ whatHappened })))).statement.whatHappened).toBe(whatHappened);
  });

  test('a name of two lines becomes one line, so that it can enter no header', async () => {
    const name = 'Jan\nBcc: iedereen@inwoner.example\u2028\0de Vries';
    const { complainant } = await complaintOf(await send(aFilledForm({ name })));
    expect(complainant.name).toBe('Jan Bcc: iedereen@inwoner.example de Vries');
  });

  test('characters that no database keeps are left out', async () => {
    const whatHappened = 'nul\0 bel\u0007 om\u202Egekeerd en een ballon 🎈';
    const { statement } = await complaintOf(await send(aFilledForm({ whatHappened })));
    expect(statement.whatHappened).toBe('nul bel omgekeerd en een ballon 🎈');
  });

  test('a script in a name is shown as text', async () => {
    const name = '"><script>alert(1)</script>';
    // Between quotes it is text already.
    const tagsOf = (html: string) => html.replaceAll(/="[^"]*"/g, '');
    const again = await send(aFilledForm({ name, when: '31-02-2026' }));
    expect(tagsOf(again.html)).not.toContain('<script>');
    expect(typedIn(again.html).name).toBe(name);
    const { html } = await ask((await send(aFilledForm({ name }))).to);
    expect(tagsOf(html)).not.toContain('<script>');
    expect(textOf(html)).toContain(name);
  });

  test('an id that was tampered with is replaced, and the complaint taken', async () => {
    const { html } = await send(aFilledForm({ submission: "'; drop table complaint", when: '31-02-2026' }));
    expect(typedIn(html).submission).toMatch(/^[\w-]{24}$/);
    await complaintOf(await send(aFilledForm({ submission: '../../etc' })));
  });

  test('a form without files may come in the plainer way', async () => {
    const body = new URLSearchParams({ whatHappened: 'Niets.', name: 'Jan', phone: '0487 123456' });
    const answer = await ask('/druten/klacht', { method: 'POST', body });
    expect((await complaintOf(answer)).statement.whatHappened).toBe('Niets.');
  });

  test.for([
    ['something else than a form', 'application/json', '{"whatHappened":"x"}'],
    ['a form without a boundary', 'multipart/form-data', 'x'],
    [
      'a form that breaks off',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nJa',
    ],
    ['nothing', 'multipart/form-data; boundary=b', ''],
  ] as const)('%s: a page that says so', async ([_, type, body]) => {
    const answer = await ask('/druten/klacht', { method: 'POST', headers: { 'content-type': type }, body });
    expect(answer.status).toBe(400);
    expect(textOf(answer.html)).toContain('Dit kunnen wij niet lezen');
  });
});
