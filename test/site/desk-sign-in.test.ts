import { describe, expect, test } from 'vitest';
import { openTestDesk } from './desk.ts';

const { desk, clock, visitor, signInLink, signedIn } = openTestDesk();
const address = 'coordinator@druten.example';

async function mailsTo(email: string): Promise<number> {
  const rows = await desk.register.db.selectFrom('mail').select('id').where('to_address', '=', email).execute();
  return rows.length;
}

async function askFor(email: string) {
  return visitor().post('/werkplek/aanmelden', { email });
}

test('the desk is closed to whoever is not signed in', async () => {
  const answer = await visitor().get('/werkplek');
  expect([answer.status, answer.to]).toEqual([303, '/werkplek/aanmelden']);
});

test('the mailed link signs in, for the desk only and for ten hours', async () => {
  const somebody = visitor();
  await somebody.post('/werkplek/aanmelden', { email: ` ${address.toUpperCase()} ` });
  const link = (await signInLink(address))!;

  const opened = await somebody.get(link);
  expect(opened.text).toContain('Meld mij aan');
  const answer = await somebody.post(link);
  expect([answer.status, answer.to]).toEqual([303, '/werkplek']);
  expect(answer.headers.get('set-cookie')).toMatch(
    /^werkplek=[0-9a-f]{64}; Max-Age=36000; Path=\/werkplek; HttpOnly; SameSite=Lax$/,
  );
  expect((await somebody.get('/werkplek')).status).toBe(200);

  clock.advance({ hours: 10, seconds: 1 });
  expect((await somebody.get('/werkplek')).to).toBe('/werkplek/aanmelden');
});

test('a link scanner uses nothing up: neither GET nor HEAD', async () => {
  await askFor(address);
  const link = (await signInLink(address))!;
  const scanner = visitor();
  for (const method of ['HEAD', 'GET', 'GET']) expect((await scanner.get(link, { method })).status).toBe(200);
  expect(scanner.cookies.size).toBe(0);
  expect((await visitor().post(link)).to).toBe('/werkplek');
});

test('a link works once', async () => {
  await askFor(address);
  const link = (await signInLink(address))!;
  await visitor().post(link);
  const second = visitor();
  for (const answer of [await second.post(link), await second.get(link)]) {
    expect(answer.status).toBe(410);
    expect(answer.text).toContain('Deze link werkt niet meer');
    expect(answer.html).toContain('action="/werkplek/aanmelden"');
  }
  expect(second.cookies.size).toBe(0);
});

test('a link of more than fifteen minutes ago works no more', async () => {
  await askFor(address);
  const link = (await signInLink(address))!;
  clock.advance({ minutes: 15, seconds: 1 });
  expect((await visitor().post(link)).status).toBe(410);
});

test('the answer tells nothing about who works here', async () => {
  const known = await askFor('b.kuipers@druten.example');
  const unknown = await askFor('niemand@druten.example');
  expect(unknown.html).toBe(known.html);
  expect(known.text).toContain('Als dit adres bij ons bekend is, is er een e-mail gestuurd.');
  expect(await mailsTo('niemand@druten.example')).toBe(0);
});

test('who has left gets no link', async () => {
  const left = 'f.yilmaz@druten.example';
  await desk.register.db.updateTable('staff').set({ active: false }).where('email', '=', left).execute();
  await askFor(left);
  expect(await mailsTo(left)).toBe(0);
});

test.for(['', 'geen adres', 'a@b', `${'a'.repeat(300)}@druten.example`, 'a\u0000b@druten.example'])(
  'no address: %j is asked for again',
  async (email) => {
    const answer = await askFor(email);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Vul een e-mailadres in');
  },
);

test('one address gets at most five links an hour, however many ask at once', async () => {
  const flooded = 'c.van.os@druten.example';
  const answers = await Promise.all(Array.from({ length: 8 }, () => askFor(flooded)));
  expect(new Set(answers.map(({ html }) => html)).size).toBe(1);
  expect(await mailsTo(flooded)).toBe(5);
  clock.advance({ minutes: 59 });
  await askFor(flooded);
  expect(await mailsTo(flooded)).toBe(5);
  clock.advance({ minutes: 1, seconds: 1 });
  await askFor(flooded);
  expect(await mailsTo(flooded)).toBe(6);
});

test('signing out ends the session in the register, not only in the browser', async () => {
  const somebody = await signedIn(address);
  const cookies = new Map(somebody.cookies);
  expect((await somebody.post('/werkplek/afmelden')).to).toBe('/werkplek/aanmelden');
  expect(somebody.cookies.size).toBe(0);
  const thief = visitor();
  for (const [name, value] of cookies) thief.cookies.set(name, value);
  expect((await thief.get('/werkplek')).to).toBe('/werkplek/aanmelden');
});

describe('what was typed when the session ended', () => {
  test('is shown again, and nothing was done with it', async () => {
    const answer = await visitor().act('/werkplek/KL-2026-0001', 'defer', { reason: 'Wij wachten <b>nog</b>' });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('Wij wachten <b>nog</b>');
    expect(answer.html).not.toContain('<b>nog</b>');
  });
});

test('a body larger than any form is not read into memory', async () => {
  const answer = await visitor().post('/werkplek/aanmelden', { email: 'x'.repeat(1_100_000) });
  expect(answer.status).toBe(413);
  const withoutLength = await visitor().get('/werkplek/aanmelden', {
    method: 'POST',
    headers: { origin: desk.environment.publicUrl, 'content-type': 'application/x-www-form-urlencoded' },
    body: new Blob(['email=a@druten.example']).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(withoutLength.status).toBe(413);
});

test('a form on another site can do nothing here', async () => {
  const somebody = await signedIn(address);
  const answer = await somebody.get('/werkplek/afmelden', {
    method: 'POST',
    headers: { origin: 'https://elders.example' },
    body: new URLSearchParams(),
  });
  expect(answer.status).toBe(403);
  expect((await somebody.get('/werkplek')).status).toBe(200);
});
