import { beforeAll, expect, test } from 'vitest';
import type { Filing } from '#register/messages.ts';
import { fileMessage, findMessage, storeMessage } from '#register/messages.ts';
import type { Visitor } from './desk.ts';
import { openTestDesk } from './desk.ts';

const { desk, clock, signedIn, complaint, colleague } = openTestDesk();

let coordinator: Visitor;
beforeAll(async () => {
  coordinator = await signedIn('coordinator@druten.example');
});

const raw = Buffer.from('From: <x@y.example>\r\nSubject: ?\r\n\r\n<script>alert(1)</script>\r\n');

async function message(filing: Filing, municipality = 'druten'): Promise<string> {
  const [id] = await storeMessage(desk.register, {
    raw,
    source: 'smtp',
    municipalities: [municipality],
    envelopeTo: [`klachten@${municipality}.example`],
    arrivedAt: clock.now(),
  });
  await fileMessage(desk.register.db, id!, filing, clock.now());
  return id!;
}

test.for([
  [
    { fate: 'review', reason: 'answer-by-stranger' },
    'beoordeel zelf',
    'komt van een ander adres dan dat van de klager',
  ],
  [{ fate: 'unreadable', reason: 'not-readable' }, 'niet te lezen', 'De inhoud kon niet worden gelezen.'],
  [{ fate: 'automatic', reason: 'auto-submitted' }, 'automatisch bericht', 'Een programma verstuurde dit bericht.'],
] as [Filing, string, string][])(
  'a message that became no complaint is listed with the reason: %j',
  async ([filing, fate, why]) => {
    const id = await message({ ...filing, subject: `Over <b>${filing.fate}</b>`, fromName: 'Iemand' });
    const list = await coordinator.get('/werkplek/berichten');
    expect(list.html).toContain(`/werkplek/berichten/${id}`);
    expect(list.text).toContain(`Over <b>${filing.fate}</b> van Iemand; 24 november 2026, 10:00 ${fate} `);
    expect(list.text).toContain(why);
    expect((await coordinator.get('/werkplek')).text).toMatch(/\d+ bericht(en)? om te bekijken/);
  },
);

test('is read as text, and downloaded as it came', async () => {
  const id = await message({ fate: 'review', reason: 'from-ourselves', excerpt: 'Regel 1\n<script>alert(1)</script>' });
  const page = await coordinator.get(`/werkplek/berichten/${id}`);
  expect(page.text).toContain('Regel 1 <script>alert(1)</script>');
  expect(page.html).not.toContain('<script>alert');
  const original = await coordinator.get(`/werkplek/berichten/${id}/origineel.eml`);
  expect(original.html).toBe(raw.toString());
  expect(original.headers.get('content-type')).toBe('text/plain');
  expect(original.headers.get('content-disposition')).toMatch(/^attachment; /);
});

test('becomes a complaint when the coordinator says so; the worker does the rest', async () => {
  const id = await message({ fate: 'review', reason: 'answer-by-stranger' });
  const answer = await coordinator.act(`/werkplek/berichten/${id}`, 'registerMessage');
  expect([answer.status, answer.to]).toEqual([303, '/werkplek/berichten?gedaan=registerMessage#inhoud']);
  expect((await coordinator.get(answer.to!)).text).toContain('Het bericht wordt een klacht.');
  const staff = await desk.register.db
    .selectFrom('staff')
    .select('id')
    .where('email', '=', 'coordinator@druten.example')
    .executeTakeFirstOrThrow();
  expect(await findMessage(desk.register.db, id)).toMatchObject({ fate: null, wanted_by: staff.id });
  const again = await coordinator.act(`/werkplek/berichten/${id}`, 'registerMessage');
  expect(again.status).toBe(422);
  expect(again.text).toContain('Met dit bericht is intussen al iets gedaan.');
});

test('HC-32: waits beside the complaint that it may be about, and beside those of its sender', async () => {
  const about = await complaint();
  const email = 'buur@inwoner.example';
  const own = await complaint({ complainant: { name: 'Buur', email: 'Buur@inwoner.example', addressLines: [] } });
  const id = await message({
    fate: 'review',
    reason: 'reference-by-stranger',
    aboutId: about.id,
    fromAddress: email,
    excerpt: 'Ook bij mij.',
  });
  const page = await coordinator.get(`/werkplek/berichten/${id}`);
  expect(page.text).toContain('Ook bij mij.');
  expect(page.text).toContain(about.statement.whatHappened);
  expect(page.text).toContain(`Hoort bij klacht ${about.reference}`);
  expect(page.text).toContain(`Hoort bij klacht ${own.reference}`);
  expect(page.text).toMatch(/Nieuwe klacht/);
  expect(page.text).toMatch(/Dit is niet het adres van de afzender\..*Dit is het adres van de afzender\./);
});

test('is added to the complaint that the coordinator points to; the worker does the rest', async () => {
  const about = await complaint();
  const id = await message({ fate: 'review', reason: 'reference-by-stranger', aboutId: about.id });
  const answer = await coordinator.act(`/werkplek/berichten/${id}`, 'joinMessage', { reference: about.reference });
  expect([answer.status, answer.to]).toEqual([303, '/werkplek/berichten?gedaan=joinMessage#inhoud']);
  expect((await coordinator.get(answer.to!)).text).toContain('Het bericht wordt bij de klacht gevoegd.');
  expect(await findMessage(desk.register.db, id)).toMatchObject({ fate: null, wanted_for: about.id });
});

test.for([
  ['', 'Vul het kenmerk van de klacht in.'],
  ['KL-2019-9999', 'U hebt geen klacht met dit kenmerk.'],
  ['de klacht van buurman', 'U hebt geen klacht met dit kenmerk.'],
] as const)('is added to nothing for the reference "%s"', async ([reference, sentence]) => {
  const id = await message({ fate: 'review', reason: 'answer-by-stranger' });
  const answer = await coordinator.act(`/werkplek/berichten/${id}`, 'joinMessage', { reference });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(sentence);
  expect(await findMessage(desk.register.db, id)).toMatchObject({ fate: 'review', wanted_by: null });
});

test('is never added to a complaint of another municipality', async () => {
  const elsewhere = await complaint({ slug: 'diemen' });
  const id = await message({ fate: 'review', reason: 'answer-by-stranger' });
  const { reference } = elsewhere;
  expect((await coordinator.act(`/werkplek/berichten/${id}`, 'joinMessage', { reference })).status).toBe(422);
});

test('Awb 9:7: what may be about a complaint against the reader is not shown', async () => {
  const about = await complaint();
  const { id: staffId, name } = await colleague('coordinator@druten.example');
  const involved = [{ staffId, name, how: 'Zat aan de balie.', on: about.receivedOn }];
  await desk.register.db
    .updateTable('complaint')
    .set({ course: JSON.stringify({ involved }) })
    .where('id', '=', about.id)
    .execute();
  const subject = 'Over de coördinator zelf';
  const id = await message({ fate: 'review', reason: 'reference-by-stranger', aboutId: about.id, subject });
  expect((await coordinator.get('/werkplek/berichten')).text).not.toContain(subject);
  expect((await coordinator.get(`/werkplek/berichten/${id}`)).status).toBe(404);
});

test('is read once more without becoming one', async () => {
  const id = await message({ fate: 'unreadable', reason: 'not-readable' });
  expect((await coordinator.act(`/werkplek/berichten/${id}`, 'readMessageAgain')).status).toBe(303);
  expect(await findMessage(desk.register.db, id)).toMatchObject({ fate: null, wanted_by: null });
});

test('a message that is a complaint already is not registered again', async () => {
  const about = await complaint();
  const id = await message({ fate: 'complaint', complaintId: about.id, fingerprint: 'f1', subject: 'Klacht' });
  const page = await coordinator.get(`/werkplek/berichten/${id}`);
  expect(page.text).toContain(`Dit bericht hoort bij klacht ${about.reference}`);
  expect(page.html).not.toContain('registerMessage');
  expect((await coordinator.act(`/werkplek/berichten/${id}`, 'registerMessage')).status).toBe(422);
  const own = await coordinator.get(`/werkplek/${about.reference}/bericht/${id}`);
  expect(own.text).toContain(about.statement.whatHappened);
  expect((await coordinator.get(`/werkplek/${about.reference}`)).text).toContain('Bericht: Klacht');
});

test('messages of another municipality are not there', async () => {
  const id = await message({ fate: 'review', reason: 'too-large', subject: 'Voor Diemen' }, 'diemen');
  expect((await coordinator.get('/werkplek/berichten')).text).not.toContain('Voor Diemen');
  expect((await coordinator.get(`/werkplek/berichten/${id}`)).status).toBe(404);
  expect((await coordinator.act(`/werkplek/berichten/${id}`, 'registerMessage')).status).toBe(404);
});

test('HC-48: of two addresses the name tells that it is perhaps the same; a person finds out', async () => {
  const whatHappened = 'Bij de milieustraat werd ik weggestuurd door iemand die mij uitschold.';
  const first = await complaint({
    complainant: { name: 'Wim Dubbelnaam', email: 'wim@thuis.example', addressLines: [] },
    statement: { whatHappened },
  });
  clock.advance({ minutes: 10 });
  const second = await complaint({
    complainant: { name: 'wim dubbelnaam', email: 'wim@werk.example', addressLines: [] },
    statement: { whatHappened },
  });
  const { text } = await coordinator.get(`/werkplek/${second.reference}`);
  expect(text).toContain(`Misschien is dit dezelfde klacht als ${first.reference} : iemand met dezelfde naam`);
  expect(text).not.toContain(`Voeg deze klacht samen met ${first.reference}`);
});

test('HC-48: what came by form and by mail in the same words is shown as perhaps the same, to be merged into the first', async () => {
  const whatHappened = 'Aan de balie werd ik afgesnauwd door een medewerker die mij niet wilde helpen.';
  const complainant = { name: 'Sanne Bakker', email: 'sanne.dubbel@inwoner.example', addressLines: [] };
  const first = await complaint({ complainant, statement: { whatHappened } });
  clock.advance({ minutes: 10 });
  const byMail = { channel: 'mail', statement: { whatHappened: `Hallo,\n\n${whatHappened}` } } as const;
  const second = await complaint({ ...byMail, complainant: { ...complainant, email: 'Sanne.Dubbel@inwoner.example' } });
  const page = await coordinator.get(`/werkplek/${second.reference}`);
  expect(page.text).toContain(`Misschien is dit dezelfde klacht als ${first.reference} : dezelfde klager`);
  expect(page.text).toContain(`Voeg deze klacht samen met ${first.reference}`);
  expect(
    (await coordinator.act(`/werkplek/${second.reference}/doen/merge`, 'merge', { into: first.reference })).status,
  ).toBe(303);
  for (const { reference } of [first, second]) {
    expect((await coordinator.get(`/werkplek/${reference}`)).text).not.toContain('Misschien is dit dezelfde klacht');
  }
});
