import { expect, test } from 'vitest';
import type { Complaint, Role } from '#domain/complaint.ts';
import { day, dayOf } from '#domain/day.ts';
import { acts } from '#domain/lifecycle.ts';
import { findComplaint } from '#register/complaints.ts';
import { claimMail } from '#register/mails.ts';
import { recordAct } from '#register/record-act.ts';
import { recordFailure, recordSent } from '#register/sending.ts';
import { takeOut } from '#site/serving/blanks.ts';
import { PageMemory } from '#site/serving/page-memory.ts';
import type { LaterAct } from '#test/every-act.ts';
import { doing } from '#test/every-act.ts';
import { aFilledForm, openTestSite } from './citizen.ts';

const { opened, clock, ask, send, complaintOf } = openTestSite();

const pathOf = ({ municipality, statusSecret }: Complaint) => `/${municipality}/volg/${statusSecret}`;

/** The page as it is given, and as it is made anew: an address with a question behind it is never remembered. */
async function bothPages(path: string): Promise<[string, string]> {
  await ask(path);
  return [withoutMarks((await ask(path)).html), withoutMarks((await ask(`${path}?anders`)).html)];
}

/** What is each visitor's own is compared apart. */
function withoutMarks(html: string): string {
  return html.replace(/(name="(?:submission|opened)" value=")[^"]*/g, '$1');
}

test('everybody who opens the form gets a form of their own', async () => {
  const marks = (html: string) => ['submission', 'opened'].map((name) => html.split(`name="${name}" value="`)[1]!);
  const [first, second] = [await ask('/druten/klacht'), await ask('/druten/klacht')];
  clock.set('2026-11-20T10:10');
  const later = await ask('/druten/klacht');
  const values = [first, second, later].map(({ html }) => marks(html).map((rest) => rest.split('"')[0]));
  expect(new Set(values.map(([submission]) => submission)).size).toBe(3);
  expect(values[2]![1]).not.toBe(values[0]![1]);
  expect(withoutMarks(second.html)).toBe(withoutMarks(first.html));
  expect(second.headers.get('cache-control')).toBe(first.headers.get('cache-control'));
  expect((await ask('/druten/klacht?taal=en')).html).not.toBe(withoutMarks(first.html));
});

test('the page of a complaint shows every act as soon as it is done', async () => {
  let shown = 0;
  for (const start of [0, 17, 34]) {
    const complaint = await complaintOf(await send(aFilledForm({ whatHappened: `Nummer ${start}.` })));
    const names = Object.keys(doing) as LaterAct[];
    for (const act of [...names.slice(start), ...names.slice(0, start)]) {
      const by = { role: acts[act].by[0] as Role };
      const on = dayOf(opened.register.clock.now());
      const outcome = await recordAct(opened.register, { id: complaint.id }, { act, by }, (c) =>
        doing[act](c, on, by),
      ).catch(() => undefined); // An act with an invented colleague has no place in the register.
      if (!outcome?.done) continue;
      shown++;
      if (!(await findComplaint(opened.register.db, { id: complaint.id }))) break;
      const [given, anew] = await bothPages(pathOf(complaint));
      expect(given, act).toBe(anew);
    }
  }
  expect(shown).toBeGreaterThan(40);
});

test('the page of a complaint shows at once how its letter fares', async () => {
  const complaint = await complaintOf(await send(aFilledForm({ email: 'jan@inwoner.example', consent: 'ja' })));
  const { id } = await opened.register.db
    .selectFrom('mail')
    .select('id')
    .where('complaint_id', '=', complaint.id)
    .where('letter_id', 'is not', null)
    .executeTakeFirstOrThrow();
  const pages = [await bothPages(pathOf(complaint))];
  const mail = (await claimMail(opened.register, id))!;
  await recordFailure(opened.register, mail, { failure: 'busy', forGood: false, doubtful: false });
  pages.push(await bothPages(pathOf(complaint)));
  clock.set('2026-11-20T11:30');
  await recordSent(opened.register, (await claimMail(opened.register, id))!);
  pages.push(await bothPages(pathOf(complaint)));
  for (const [given, anew] of pages) expect(given).toBe(anew);
  expect(new Set(pages.map(([given]) => given)).size).toBe(3);
});

test('a new day makes the page of a complaint anew', async () => {
  const complaint = await complaintOf(await send(aFilledForm()));
  const [before] = await bothPages(pathOf(complaint));
  clock.set('2027-02-01T10:00');
  const [after, anew] = await bothPages(pathOf(complaint));
  expect(after).toBe(anew);
  expect(dayOf(opened.register.clock.now())).toBe(day('2027-02-01'));
  expect(before).toContain(complaint.reference);
});

test('what somebody adds to a complaint is theirs, also when the page was given again', async () => {
  const complaint = await complaintOf(await send(aFilledForm()));
  const ids: string[] = [];
  for (const words of ['Een.', 'Twee.']) {
    const [, id = ''] = /name="submission" value="([^"]+)"/.exec((await ask(pathOf(complaint))).html) ?? [];
    ids.push(id, /name="submission" value="([^"]+)"/.exec((await ask(pathOf(complaint))).html)![1]!);
    const body = new URLSearchParams({ act: 'addToComplaint', submission: id, words, answer: 'ja' });
    expect((await ask(pathOf(complaint), { method: 'POST', body })).status).toBe(303);
    expect((await ask(pathOf(complaint))).html).toContain(words);
  }
  expect(new Set(ids).size).toBe(4);
});

test('a secret under another municipality stays unknown, also while its page is remembered', async () => {
  const complaint = await complaintOf(await send(aFilledForm()));
  await bothPages(pathOf(complaint));
  expect((await ask(`/diemen/volg/${complaint.statusSecret}`)).status).toBe(404);
});

test('HEAD tells what GET would, without the page', async () => {
  const complaint = await complaintOf(await send(aFilledForm()));
  await bothPages(pathOf(complaint));
  const { headers, html } = await ask(pathOf(complaint), { method: 'HEAD' });
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect(html).toBe('');
});

test('who asks for the head of a page first leaves the whole of it to the next', async () => {
  const complaint = await complaintOf(await send(aFilledForm()));
  for (const path of [pathOf(complaint), '/amstelveen/klacht']) {
    expect((await ask(path, { method: 'HEAD' })).status).toBe(200);
    expect((await ask(path)).html).toContain('</html>');
  }
});

test('what was asked for longest ago makes room', () => {
  const memory = new PageMemory(1_000);
  const page = (html: string) => ({ ...takeOut(html, []), headers: new Headers() });
  memory.keep('a', '1', page('a'.repeat(200)));
  memory.keep('b', '1', page('b'.repeat(200)));
  memory.recall('a', '1', []);
  memory.keep('c', '1', page('c'.repeat(200)));
  expect(['a', 'b', 'c'].map((key) => memory.recall(key, '1', []) !== undefined)).toEqual([true, false, true]);
  memory.keep('d', '1', page('d'.repeat(2_000)));
  expect(memory.recall('d', '1', [])).toBeUndefined();
  expect(memory.recall('a', '2', [])).toBeUndefined();
});
