import { describe, expect, test } from 'vitest';
import { findComplaint } from '#register/complaints.ts';
import { readDossier } from '#register/dossier.ts';
import { lettersOf } from '#register/letters.ts';
import { openTestDesk } from './desk.ts';

const { desk, signedIn, colleague } = openTestDesk();
const page = '/werkplek/nieuw';
const coordinator = () => signedIn('coordinator@druten.example');

let submissions = 0;

/** A telephone call of this morning; a test names only what matters to it. */
function typed(differs: Record<string, string> = {}): Record<string, string> {
  submissions += 1;
  return {
    submission: `test-${submissions}`,
    channel: 'phone',
    receivedOn: 'vandaag',
    receivedTime: '9.30',
    name: 'J. de Vries',
    addressLines: 'Dorpsstraat 1\n6651 AA Druten',
    whatHappened: 'Niemand belde terug.',
    ...differs,
  };
}

async function received(differs: Record<string, string> = {}) {
  const answer = await (await coordinator()).act(page, 'receive', typed(differs));
  expect(answer.status, answer.text).toBe(303);
  const reference = /^\/werkplek\/(KL-\d{4}-\d+)\?gedaan=receive/.exec(answer.to!)![1]!;
  return (await findComplaint(desk.register.db, { reference }))!;
}

async function all() {
  return desk.register.db.selectFrom('complaint').select('reference').execute();
}

describe('Awb 9:4: a complaint that somebody types in', () => {
  test('all that was typed is in the register, and the acknowledgement is made', async () => {
    const complaint = await received({
      email: 'j.devries@inwoner.example',
      phone: '06 12345678',
      consent: 'ja',
      consentOn: 'gisteren',
      language: 'en',
      when: 'half november',
      incidentOn: '16 november 2026',
      where: 'aan de telefoon',
      aboutWhom: 'een medewerker',
      department: 'burgerzaken',
      desiredSolution: 'Een gesprek.',
    });
    expect(complaint).toMatchObject({
      status: 'received',
      channel: 'phone',
      receivedOn: '2026-11-24',
      receivedAt: new Date('2026-11-24T08:30:00Z'),
      incidentOn: '2026-11-16',
      complainant: {
        name: 'J. de Vries',
        addressLines: ['Dorpsstraat 1', '6651 AA Druten'],
        email: 'j.devries@inwoner.example',
        phone: '06 12345678',
        consent: { givenOn: '2026-11-23', scope: 'all-letters' },
        language: 'en',
      },
      statement: {
        whatHappened: 'Niemand belde terug.',
        when: 'half november',
        where: 'aan de telefoon',
        aboutWhom: 'een medewerker',
        department: 'burgerzaken',
        desiredSolution: 'Een gesprek.',
      },
    });
    const [entry] = await readDossier(desk.register.db, complaint.id);
    const { id } = await colleague('coordinator@druten.example');
    expect(entry).toMatchObject({ act: 'receive', by: { role: 'coordinator', staffId: id } });
    expect(await lettersOf(desk.register.db, complaint.id)).toMatchObject([{ kind: 'acknowledgement' }]);
  });

  test('the day of receipt stands apart from the day of entry, and the terms run from it', async () => {
    const complaint = await received({ channel: 'post', receivedOn: '16-11-2026', receivedTime: '' });
    expect(complaint).toMatchObject({ channel: 'post', receivedOn: '2026-11-16', decideBy: '2026-12-28' });
  });

  test('Awb 2:3: forwarded by another authority, with the day on which that received it', async () => {
    const complaint = await received({ channel: 'forwarded', firstFiledOn: '10 november 2026' });
    expect(complaint).toMatchObject({ channel: 'forwarded', firstFiledOn: '2026-11-10', receivedOn: '2026-11-24' });
  });

  test.for([
    ['mail', '20-11-2026', '23-11-2026', '2026-11-23', 'told the next working day: from the passing on'],
    ['mail', '18-11-2026', '20-11-2026', undefined, 'told two working days later: from the arrival'],
    ['post', '20-11-2026', '23-11-2026', undefined, 'a letter has arrived wherever it arrived'],
  ] as const)('Awb 2:24: %s arrived %s, passed on %s, terms start on %s: %s', async (row) => {
    const [channel, receivedOn, passedOn, startsOn] = row;
    const complaint = await received({ channel, receivedOn, receivedTime: '', passedOn });
    expect(complaint.startsOn).toBe(startsOn);
    expect(complaint.receivedOn).toBe(receivedOn.split('-').reverse().join('-'));
    expect(complaint.passedOn?.on).toBe(passedOn.split('-').reverse().join('-'));
  });

  test('sent twice at the same moment it is one complaint; with other words it is another', async () => {
    const somebody = await coordinator();
    const fields = typed();
    const before = (await all()).length;
    const answers = await Promise.all([1, 2, 3].map(() => somebody.act(page, 'receive', fields)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set(answers.map(({ to }) => to)).size).toBe(1);
    expect((await all()).length).toBe(before + 1);
    await somebody.act(page, 'receive', { ...fields, whatHappened: 'Iets anders.' });
    expect((await all()).length).toBe(before + 2);
  });
});

describe('bad input: nothing is registered, and nothing that was typed is lost', () => {
  test.for<[string, Record<string, string>, string]>([
    ['a receipt in the future', { receivedOn: '25 november 2026' }, 'ligt in de toekomst. (Awb 2:20)'],
    ['29 February 2027', { receivedOn: '29 februari 2027' }, 'Schrijf een dag die bestaat'],
    ['a year of another calendar', { receivedOn: '13-06-1448' }, 'in onze jaartelling'],
    ['another year of another calendar', { receivedOn: '24-11-2569' }, 'ligt ver in de toekomst'],
    ['nonsense', { receivedOn: 'laatst' }, 'Schrijf een dag die bestaat'],
    ['no day', { receivedOn: '' }, 'Schrijf een dag die bestaat'],
    ['a time that is still to come', { receivedTime: '23:00' }, 'Deze tijd moet vandaag nog komen.'],
    ['no such time', { receivedTime: '25:00' }, 'Schrijf een tijd als 14:30'],
    ['no channel', { channel: '' }, 'Kies hoe de klacht binnenkwam.'],
    ['a channel that comes by itself', { channel: 'form' }, 'Kies hoe de klacht binnenkwam.'],
    ['no name', { name: '' }, 'Vul de naam van de klager in.'],
    ['nothing that happened', { whatHappened: ' ' }, 'Schrijf op wat er is gebeurd.'],
    ['consent without an address', { consent: 'ja', consentOn: 'vandaag' }, 'is een e-mailadres nodig'],
    ['consent of tomorrow', { consentOn: '25-11-2026' }, 'Toestemming kan niet na vandaag zijn gegeven.'],
    ['no e-mail address', { email: 'jan' }, 'Schrijf een e-mailadres'],
    ['an unknown department', { department: 'hofhouding' }, 'Kies een afdeling uit de lijst.'],
    ['passed on before it arrived', { channel: 'mail', passedOn: '1-11-2026' }, 'ligt niet voor de ontvangst'],
    ['a call that was passed on', { passedOn: 'vandaag' }, 'hoort bij een brief of een e-mail'],
    ['first filed after us', { channel: 'forwarded', firstFiledOn: '25-11-2026' }, 'niet later dan wij'],
    ['an incident on no such day', { incidentOn: '31 november 2026' }, 'Schrijf een dag die bestaat'],
  ])('%s', async ([, differs, sentence]) => {
    const before = (await all()).length;
    const fields = typed({ desiredSolution: 'Een bos bloemen & excuses', where: 'balie 3', ...differs });
    const answer = await (await coordinator()).act(page, 'receive', fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    for (const kept of ['Een bos bloemen &amp; excuses', 'value="balie 3"', `value="${fields.submission}"`]) {
      expect(answer.html).toContain(kept);
    }
    expect((await all()).length).toBe(before);
  });

  test.for([
    ['25 november 2026', 'Awb 9:1 lid 1'],
    ['23 november 2025', 'Awb 9:8 lid 1 onder b'],
    ['24 oktober 2025', 'Awb 9:8 lid 1 onder b'],
  ])('conduct of %s is asked for a reason, with %s', async ([incidentOn, article]) => {
    const somebody = await coordinator();
    const first = await somebody.get(page);
    expect(first.text).not.toContain('Waarom legt u de klacht toch zo vast?');
    const fields = typed({ incidentOn: incidentOn! });
    const asked = await somebody.act(page, 'receive', fields);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain(article);
    expect(asked.text).toContain('Waarom legt u de klacht toch zo vast?');
    expect(asked.html).toContain('Niemand belde terug.');
    const reason = 'De klager wist het pas later.';
    const complaint = await received({ ...fields, reason });
    const [entry] = await readDossier(desk.register.db, complaint.id);
    expect(entry!.content).toMatchObject({ reason });
  });

  test('conduct of a year ago to the day needs no reason', async () => {
    expect(await received({ incidentOn: '24 november 2025' })).toMatchObject({ incidentOn: '2025-11-24' });
  });
});

test('only a coordinator registers', async () => {
  const handler = await signedIn('b.kuipers@druten.example');
  expect((await handler.get(page)).status).toBe(404);
  expect((await handler.act(page, 'receive', typed())).status).toBe(404);
  expect((await handler.get('/werkplek')).html).not.toContain('href="/werkplek/nieuw"');
  expect((await (await coordinator()).get('/werkplek')).html).toContain('href="/werkplek/nieuw"');
});
