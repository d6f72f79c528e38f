import { beforeAll, beforeEach, expect, test } from 'vitest';
import { day } from '#domain/day.ts';
import { absencesOf } from '#register/absences.ts';
import type { Visitor } from './desk.ts';
import { openTestDesk } from './desk.ts';

const { desk, signedIn, colleague, visitor, complaint, now } = openTestDesk();
const page = '/werkplek/afwezig';

let coordinator: Visitor;
let handler: Visitor;
beforeAll(async () => {
  coordinator = await signedIn('coordinator@druten.example');
  handler = await signedIn('b.kuipers@druten.example');
});
beforeEach(() => desk.register.db.deleteFrom('absence').execute());

const idOf = async (name: string) => (await colleague(`${name}@druten.example`)).id;
const recorded = () => absencesOf(desk.register.db, 'druten', day('2026-11-24'));

test('somebody records their own absence with a deputy, and wipes it', async () => {
  const [self, deputy] = [await idOf('b.kuipers'), await idOf('c.van.os')];
  const fields = { staffId: self, from: 'vandaag', until: '4 december 2026', deputyId: deputy };
  const { status, to } = await handler.act(page, 'recordAbsence', fields);
  expect([status, to]).toEqual([303, `${page}?gedaan=recordAbsence#inhoud`]);
  expect(await recorded()).toEqual([{ staffId: self, from: '2026-11-24', until: '2026-12-04', deputyId: deputy }]);
  const { text } = await handler.get(`${page}?gedaan=recordAbsence`);
  expect(text).toContain('De afwezigheid is vastgelegd.');
  expect(text).toContain('Bram Kuipers 24 november 2026 tot en met 4 december 2026; vervanger: Carla van Os');
  await handler.act(page, 'clearAbsence', { staffId: self });
  expect(await recorded()).toEqual([]);
});

test('a coordinator records the absence of a colleague, also without a deputy', async () => {
  const staffId = await idOf('c.van.os');
  await coordinator.act(page, 'recordAbsence', { staffId, from: '1 december 2026', until: '1 december 2026' });
  expect(await recorded()).toEqual([{ staffId, from: '2026-12-01', until: '2026-12-01' }]);
  expect((await handler.get(page)).html).not.toContain('clearAbsence');
});

test('nobody else records or wipes the absence of a colleague', async () => {
  const staffId = await idOf('c.van.os');
  const fields = { staffId, from: 'vandaag', until: '4 december 2026' };
  expect((await handler.act(page, 'recordAbsence', fields)).status).toBe(422);
  await coordinator.act(page, 'recordAbsence', fields);
  expect((await handler.act(page, 'clearAbsence', { staffId })).status).toBe(422);
  expect(await recorded()).toHaveLength(1);
});

test('a coordinator has nothing to say in another municipality', async () => {
  const elsewhere = (await colleague('coordinator@diemen.example')).id;
  const fields = { from: 'vandaag', until: '4 december 2026' };
  expect((await coordinator.act(page, 'recordAbsence', { ...fields, staffId: elsewhere })).status).toBe(422);
  const self = await idOf('coordinator');
  const deputy = { ...fields, staffId: self, deputyId: elsewhere };
  expect((await coordinator.act(page, 'recordAbsence', deputy)).status).toBe(422);
  expect(await recorded()).toEqual([]);
});

test.for([
  ['3 december 2026', '2 december 2026', '', 'De laatste dag kan niet voor de eerste dag liggen.'],
  ['20 november 2026', '23 november 2026', '', 'Deze afwezigheid is al voorbij.'],
  ['vandaag', '31 februari 2027', '', 'Schrijf een dag die bestaat'],
  ['vandaag', '4 december 2026', 'self', 'Kies iemand anders dan de afwezige zelf.'],
] as const)('from %s until %s with deputy %j is refused', async ([from, until, deputy, sentence]) => {
  const staffId = await idOf('b.kuipers');
  const deputyId = deputy === 'self' ? staffId : '';
  const answer = await handler.act(page, 'recordAbsence', { staffId, from, until, deputyId });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(sentence);
  expect(answer.html).toContain(`value="${until}"`);
  expect(await recorded()).toEqual([]);
});

test('who is not signed in sees nothing of it', async () => {
  expect((await visitor().get(page)).to).toContain('/werkplek/aanmelden');
});

test('a deputy opens what the absent handler works on, and no longer when the absence is wiped', async () => {
  const about = await complaint();
  const path = `/werkplek/${about.reference}`;
  const [self, deputy] = [await idOf('b.kuipers'), await idOf('c.van.os')];
  await coordinator.act(`${path}/doen/assignHandler`, 'assignHandler', {
    staffId: self,
    notInvolved: 'ja',
    reason: 'x',
  });
  expect((await now(about)).handler?.staffId).toBe(self);
  const carla = await signedIn('c.van.os@druten.example');
  expect((await carla.get(path)).status).toBe(404);
  await handler.act(page, 'recordAbsence', {
    staffId: self,
    from: 'vandaag',
    until: '4 december 2026',
    deputyId: deputy,
  });
  expect((await carla.get(path)).status).toBe(200);
  await handler.act(page, 'clearAbsence', { staffId: self });
  expect((await carla.get(path)).status).toBe(404);
});
