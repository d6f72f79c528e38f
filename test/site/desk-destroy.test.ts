import { expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { openTestDesk } from './desk.ts';

const { desk, clock, signedIn, colleague, complaint, now } = openTestDesk();
const page = '/werkplek/vernietigen';
const coordinator = () => signedIn('coordinator@druten.example');

/** A complaint that was withdrawn long ago and need not be kept any longer. */
async function passed(keepUntil = '2026-11-23', differs: Parameters<typeof complaint>[0] = {}): Promise<Complaint> {
  const about = await complaint({ receivedAt: new Date('2025-10-20T09:00:00Z'), ...differs });
  const closedOn = `${Number(keepUntil.slice(0, 4)) - 1}${keepUntil.slice(4)}`;
  await desk.register.db
    .updateTable('complaint')
    .set({
      status: 'closed',
      closed_as: 'withdrawn',
      closed_on: closedOn as never,
      keep_until: keepUntil as never,
      attention_from: null,
    })
    .where('id', '=', about.id)
    .execute();
  return about;
}

test('Archiefwet 1995 artikel 3: the list, and what was chosen of it', async () => {
  const about = await passed();
  const other = await passed();
  const kept = await passed('2026-11-24');
  const elsewhere = await passed('2026-11-23', { slug: 'diemen' });
  const somebody = await coordinator();
  const list = await somebody.get(page);
  expect(list.text).toContain(`${about.reference}: ingetrokken op 23 november 2025`);
  expect(list.text).toContain('Selectielijst 13.2: 1 jaar bewaren; bewaard tot en met 23 november 2026');
  expect(list.text).not.toContain(kept.reference);
  expect(list.text).not.toContain(elsewhere.reference);

  const unchecked = await somebody.act(page, 'destroyListed', { complaintIds: about.id });
  expect(unchecked.status).toBe(422);
  expect(unchecked.text).toContain('Bevestig dat u de lijst hebt nagekeken.');
  const none = await somebody.act(page, 'destroyListed', { listChecked: 'ja' });
  expect(none.text).toContain('Kies minstens één klacht.');
  for (const foreign of [kept, elsewhere]) {
    const refused = await somebody.act(page, 'destroyListed', [
      ['complaintIds', about.id],
      ['complaintIds', foreign.id],
      ['listChecked', 'ja'],
    ]);
    expect(refused.text).toContain('De lijst is intussen veranderd.');
  }
  expect((await now(about)).destroyedOn).toBeUndefined();

  const done = await somebody.act(page, 'destroyListed', { complaintIds: about.id, listChecked: 'ja' });
  expect([done.status, done.to]).toEqual([303, `${page}?gedaan=destroyListed#inhoud`]);
  expect(await now(about)).toMatchObject({ destroyedOn: '2026-11-24', complainant: { name: '' } });
  expect((await now(other)).destroyedOn).toBeUndefined();

  const after = await somebody.get(`${page}?gedaan=destroyListed`);
  expect(after.text).toContain('De gekozen klachten zijn vernietigd.');
  expect(after.text).not.toContain(`${about.reference}: ingetrokken`);
  const declaration = await somebody.get(`${page}/verklaring?op=2026-11-24`);
  const { name } = await colleague('coordinator@druten.example');
  for (const words of [
    about.reference,
    'Selectielijst gemeenten 2020, 13.2: 1 jaar',
    '23 november 2026',
    '24 november 2026, 10:00 uur',
    name,
  ]) {
    expect(declaration.text).toContain(words);
  }
  expect(declaration.text).not.toContain(other.reference);
});

test('there is no declaration of a day on which nothing was destroyed', async () => {
  const somebody = await coordinator();
  for (const on of ['2026-11-23', '2026-11-31', 'gisteren', '']) {
    expect((await somebody.get(`${page}/verklaring?op=${on}`)).status).toBe(404);
  }
});

test('Awb 9:7: a coordinator does not destroy what is about them', async () => {
  const about = await passed();
  const { id } = await colleague('coordinator@druten.example');
  await desk.register.db
    .insertInto('person_concerned')
    .values({ complaint_id: about.id, staff_id: id, named_on: '2025-11-01' as never })
    .execute();
  const somebody = await coordinator();
  expect((await somebody.get(page)).text).not.toContain(about.reference);
  await somebody.act(page, 'destroyListed', { complaintIds: about.id, listChecked: 'ja' });
  expect((await now(about)).destroyedOn).toBeUndefined();
});

test('only a coordinator sees the list', async () => {
  const about = await passed();
  const handler = await signedIn('b.kuipers@druten.example');
  expect((await handler.get(page)).status).toBe(404);
  expect((await handler.get(`${page}/verklaring?op=2026-11-24`)).status).toBe(404);
  await handler.act(page, 'destroyListed', { complaintIds: about.id, listChecked: 'ja' });
  expect((await now(about)).destroyedOn).toBeUndefined();
});

test('a later day makes more pass', async () => {
  const about = await passed('2027-01-15');
  clock.set('2027-01-16T10:00');
  expect((await (await coordinator()).get(page)).text).toContain(about.reference);
});
