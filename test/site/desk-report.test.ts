import { expect, test } from 'vitest';
import { complaintsForReport } from '#register/report.ts';
import { openTestDesk } from './desk.ts';

const { desk, signedIn, complaint } = openTestDesk();
const page = '/werkplek/jaaroverzicht';
const coordinator = () => signedIn('coordinator@druten.example');

/** Closes without the acts before it: only the figures matter here. */
async function closed(id: string, closedOn: string) {
  await desk.register.db
    .updateTable('complaint')
    .set({ status: 'closed', closed_as: 'settled-informally', closed_on: closedOn as never })
    .where('id', '=', id)
    .execute();
}

test('Awb 9:12a: the figures of the year beside those of the year before', async () => {
  await complaint({ receivedAt: new Date('2026-11-02T09:00:00Z') });
  const settled = await complaint({ receivedAt: new Date('2026-02-02T09:00:00Z') });
  await closed(settled.id, '2026-02-12');
  const before = await complaint({ receivedAt: new Date('2025-02-02T09:00:00Z') });
  await closed(before.id, '2025-02-05');
  await complaint({ slug: 'diemen' });

  const { status, text } = await (await coordinator()).get(`${page}?jaar=2026`);
  expect(status).toBe(200);
  expect(text).toContain('Ontvangen 2 1');
  expect(text).toContain('Afgesloten 1 1');
  expect(text).toContain('Nog open aan het einde 1 0');
  expect(text).toContain('informeel afgedaan 1 1');
  expect(text).toContain('Alle afgesloten klachten 10 3');
  expect(text).toContain('Het jaar 2026 loopt nog');
});

test('what is published tells no small numbers', async () => {
  const { text } = await (await coordinator()).get(`${page}?jaar=2026&voor=publicatie`);
  expect(text).toContain('Ontvangen minder dan 5 minder dan 5');
  expect(text).toContain('mensen herkend kunnen worden');
});

test('as CSV for a spreadsheet', async () => {
  const answer = await (await coordinator()).get(`${page}/cijfers.csv?jaar=2026`);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toContain('jaaroverzicht-2026.csv');
  expect(answer.html).toContain('\r\nAantal klachten;Ontvangen;2;1\r\n');
});

test.for(['19', 'dit jaar', '1500', '20260'])('there is no year %s', async (year) => {
  expect((await (await coordinator()).get(`${page}?jaar=${encodeURIComponent(year)}`)).status).toBe(404);
});

test('only a coordinator sees the figures', async () => {
  const handler = await signedIn('b.kuipers@druten.example');
  expect((await handler.get(page)).status).toBe(404);
  expect((await handler.get(`${page}/cijfers.csv`)).status).toBe(404);
});

test('the register reads no more than the two years ask for', async () => {
  const old = await complaint({ receivedAt: new Date('2020-02-02T09:00:00Z') });
  const ids = async (year: number) => (await complaintsForReport(desk.register.db, 'druten', year)).map(({ id }) => id);
  expect(await ids(2026)).toContain(old.id);
  await closed(old.id, '2020-03-01');
  expect(await ids(2026)).not.toContain(old.id);
  expect(await ids(2021)).toContain(old.id);
  await desk.register.db
    .updateTable('complaint')
    .set({ course: JSON.stringify({ petition: { ombudsman: 'o', on: '2026-01-05' } }) })
    .where('id', '=', old.id)
    .execute();
  expect(await ids(2026)).toContain(old.id);
});
