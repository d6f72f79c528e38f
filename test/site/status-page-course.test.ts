import { describe, expect, test } from 'vitest';
import type { Actor, Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import type { Act, Outcome } from '#domain/lifecycle.ts';
import { judgeSuspicion } from '#domain/suspicion.ts';
import { recordContact, takeUpInformally } from '#domain/take-up.ts';
import { findComplaint } from '#register/complaints.ts';
import { readDossier } from '#register/dossier.ts';
import { recordAct } from '#register/record-act.ts';
import { staffOf } from '#register/staff.ts';
import { letterState } from '#site/status/letter-state.ts';
import { readPdf } from '#test/journeys/letters.ts';
import { has } from '#test/services/programs.ts';
import { aFilledForm, openTestSite, textOf } from './citizen.ts';

const { opened, clock, ask, send, complaintOf } = openTestSite();

const statusPath = ({ municipality, statusSecret }: Complaint) => `/${municipality}/volg/${statusSecret}`;
const aComplaint = async (differs: Record<string, string> = {}, slug = 'druten') =>
  complaintOf(await send(aFilledForm(differs), slug));
const own = (complaint: Complaint, act: string, fields: Record<string, string> = {}) =>
  ask(statusPath(complaint), { method: 'POST', body: new URLSearchParams({ act, ...fields }) });
const now = async ({ id }: Complaint) => (await findComplaint(opened.register.db, { id }))!;
const pageOf = async (complaint: Complaint) => (await ask(statusPath(complaint))).html;

async function happen(complaint: Complaint, act: Act, decide: (c: Complaint, by: Actor) => Outcome): Promise<void> {
  const staff = await staffOf(opened.register.db, complaint.municipality);
  const by = { role: 'coordinator', staffId: staff.find(({ roles }) => roles.includes('coordinator'))!.id } as const;
  const outcome = await recordAct(opened.register, { id: complaint.id }, { act, by }, (c) => decide(c, by));
  expect(outcome).toMatchObject({ done: true });
}

/** What the timeline says, in its order. */
async function courseOf(complaint: Complaint): Promise<string[]> {
  const [, list = ''] = /wederhoor-timeline">(.*?)<\/ol>/s.exec(await pageOf(complaint)) ?? [];
  return [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item]) => textOf(item!.replace(/<span.*?<\/span>/s, '')));
}

describe('what happened', () => {
  test('one day in the order in which it happened; a withdrawal stays to be seen after coming back', async () => {
    const complaint = await aComplaint();
    await own(complaint, 'addToComplaint', { words: 'Een.' });
    await own(complaint, 'withdraw');
    await own(complaint, 'restore');
    await own(complaint, 'addToComplaint', { words: 'Twee.' });
    expect(await courseOf(complaint)).toEqual([
      'Wij kregen uw klacht.',
      'U vulde uw klacht aan.',
      'U trok uw klacht in.',
      'U wilde toch verder. Wij gingen verder met uw klacht.',
      'U vulde uw klacht aan.',
    ]);
  });

  test('what happened earlier and was written down later stands on its own day', async () => {
    const complaint = await aComplaint();
    clock.set('2026-11-25T09:00');
    await happen(complaint, 'takeUpInformally', (c, by) => takeUpInformally(c, by));
    const contact = { contactOn: day('2026-11-23'), how: 'telefoon', note: 'Geheim.' };
    await happen(complaint, 'recordContact', (c, by) => recordContact(c, contact, day('2026-11-25'), by));
    expect(await courseOf(complaint)).toEqual([
      'Wij kregen uw klacht.',
      'Wij spraken met u over uw klacht.',
      'Wij begonnen met een gesprek om uw klacht op te lossen.',
    ]);
    expect(await pageOf(complaint)).not.toContain('Geheim.');
  });
});

describe('is it solved?', () => {
  test('is one question, open while we talk, with both answers', async () => {
    const complaint = await aComplaint();
    await happen(complaint, 'takeUpInformally', (c, by) => takeUpInformally(c, by));
    const [, form = ''] = /<section[^>]*id="stateSatisfaction"(.*?)<\/section>/s.exec(await pageOf(complaint)) ?? [];
    expect(textOf(form)).toContain('Ja, het is opgelost Nee, behandel mijn klacht officieel');
    expect(await pageOf(complaint)).not.toContain('id="takeUpFormally"');
    expect((await own(complaint, 'takeUpFormally', { words: '' })).status).toBe(303);
    expect((await now(complaint)).status).toBe('formal');
  });

  test('what was written beside a no is kept, and a no that comes too late loses no word', async () => {
    const complaint = await aComplaint();
    await own(complaint, 'takeUpFormally', { words: 'Niemand belde.' });
    const dossier = await readDossier(opened.register.db, complaint.id);
    expect(dossier.at(-1)).toMatchObject({ act: 'takeUpFormally', content: { words: 'Niemand belde.' } });
    const { status, html } = await own(complaint, 'takeUpFormally', { words: 'Nog steeds niet.' });
    expect(status).toBe(422);
    expect(textOf(html)).toContain('Dit schreef u: Nog steeds niet.');
  });
});

describe('what comes next', () => {
  test('the steps of the municipality, and whom to call', async () => {
    const text = textOf(await pageOf(await aComplaint()));
    expect(text).toContain('U vertelt uw verhaal op het gemeentehuis.');
    expect(text).not.toContain('U dient uw klacht in.');
    expect(text).toContain('Bel 14 0487 en vraag naar de klachtencoördinator. Noem het kenmerk KL-2026-');
  });

  test('a promise with its own day, until it is kept', async () => {
    const complaint = await aComplaint({}, 'amstelveen');
    // Friday 20 November: the fourth working day after it.
    expect(textOf(await pageOf(complaint))).toContain('Dat beloven wij uiterlijk op donderdag 26 november 2026.');
    clock.set('2026-11-27T09:00');
    expect(textOf(await pageOf(complaint))).toContain('Wij beloofden dat uiterlijk op donderdag 26 november 2026.');
    const contact = { contactOn: day('2026-11-27'), how: 'telefoon', note: 'Gebeld.' };
    await happen(complaint, 'recordContact', (c, by) => recordContact(c, contact, day('2026-11-27'), by));
    expect(textOf(await pageOf(complaint))).not.toContain('26 november 2026');
  });
});

test('a complaint on behalf of somebody says whose it is and who speaks for them', async () => {
  const complaint = await aComplaint({ forWhom: 'other', onBehalfOf: 'Mevrouw Oud', relation: 'zoon' });
  expect(textOf(await pageOf(complaint))).toContain('Klacht van Mevrouw Oud Ingediend door Jan de Vries (zoon)');
});

test('a form that looks like a machine’s shows the normal page, without a word of it', async () => {
  const complaint = await aComplaint({ website: 'https://spam.example' });
  expect(complaint.suspicion).toBeDefined();
  const text = textOf(await pageOf(complaint));
  expect(text).toContain('Ontvangen');
  expect(text).toContain('uiterlijk op maandag 4 januari 2027');
  expect(text).toContain('Er zijn nog geen brieven voor u.');
  expect(await courseOf(complaint)).toEqual(['Wij kregen uw klacht.']);
  await happen(complaint, 'judgeSuspicion', (c, by) =>
    judgeSuspicion(c, { isComplaint: true, reason: '' }, day('2026-11-20'), by),
  );
  expect(await courseOf(complaint)).toEqual(['Wij kregen uw klacht.']);
  expect(textOf(await pageOf(complaint))).toContain('Wordt met de post verstuurd.');
});

describe('the copy as a PDF', () => {
  test.skipIf(!has.java || !has.pdftotext)(
    'holds all that was sent, later additions too, and is accessible',
    async () => {
      const complaint = await aComplaint({ whatHappened: 'Eerst dit. 😀\n\n\nToen dat: שלום.', aboutWhom: 'de balie' });
      await own(complaint, 'addToComplaint', { words: 'Nog dit.' });
      expect(await pageOf(complaint)).toContain(`href="${statusPath(complaint)}/kopie.pdf"`);
      const response = await fetch(new URL(`${statusPath(complaint)}/kopie.pdf`, opened.site.url));
      const { headers } = response;
      expect(headers.get('content-type')).toBe('application/pdf');
      expect([headers.get('cache-control'), headers.get('x-robots-tag')]).toEqual(['no-store', 'noindex']);
      const text = await readPdf(Buffer.from(await response.arrayBuffer()));
      for (const part of ['Eerst dit.', 'Toen dat:', 'de balie', 'Aanvulling van 20 november 2026', 'Nog dit.']) {
        expect(text).toContain(part);
      }
    },
    120_000,
  );

  test('of another municipality, or behind a wrong secret, is the page that does not exist', async () => {
    const { statusSecret } = await aComplaint();
    const paths = [`/diemen/volg/${statusSecret}`, `/druten/volg/${'0'.repeat(32)}`, '/druten/volg/x'];
    const answers = await Promise.all(paths.map((path) => ask(`${path}/kopie.pdf`)));
    for (const { status, headers } of answers) {
      expect([status, headers.get('cache-control'), headers.get('x-robots-tag')]).toEqual([404, 'no-store', 'noindex']);
    }
    expect(answers[1]!.html).toBe(answers[2]!.html);
    const posted = await ask(paths[0]!, { method: 'POST', body: new URLSearchParams({ act: 'withdraw' }) });
    expect(posted.status).toBe(404);
  });
});

type Way = Parameters<typeof letterState>[0];

test.for<[sentence: string, way: Partial<Way>]>([
  ['Op de post gedaan op 23 november 2026.', { channel: 'post', posted_on: day('2026-11-23') }],
  ['Per e-mail verstuurd op 23 november 2026.', { sent_at: new Date('2026-11-23T10:00Z') }],
  [
    'Misschien twee keer per e-mail verstuurd op 23 november 2026.',
    { sent_at: new Date('2026-11-23T10:00Z'), possibly_sent: true },
  ],
  ['Wordt per e-mail verstuurd.', {}],
  ['Wordt per e-mail verstuurd. Dat lukte nog niet. Wij proberen het opnieuw.', { attempts: 2 }],
  ['Misschien per e-mail verstuurd. Wij proberen het voor de zekerheid nog eens.', { possibly_sent: true }],
  ['Kon niet per e-mail worden bezorgd. Wij sturen hem met de post.', { channel: 'post', failed_at: new Date() }],
  ['Wordt met de post verstuurd.', { channel: 'post' }],
  [
    'Per e-mail verstuurd op 23 november 2026. Voor zover wij weten is hij aangekomen.',
    { sent_at: new Date('2026-11-23T10:00Z'), delivered_at: new Date() },
  ],
  [
    'Per e-mail verstuurd op 23 november 2026. De bezorging duurt langer dan normaal.',
    { sent_at: new Date('2026-11-23T10:00Z'), delayed_at: new Date() },
  ],
  [
    'De e-mail kwam op 23 november 2026 bij ons terug. Wij sturen hem met de post.',
    { channel: 'post', failed_at: new Date(), bounced_at: new Date('2026-11-23T10:00Z') },
  ],
  ['Uw mailbox was vol. Wij proberen het later opnieuw. U leest hem hier.', { delayed_at: new Date() }],
  [
    'Nog niet verstuurd. Wij kijken eerst of hij per e-mail of met de post gaat. U leest hem hier.',
    { held_at: new Date() },
  ],
  [
    'Kon niet per e-mail worden bezorgd. Nog niet verstuurd: wij weten niet waarheen. U leest hem hier.',
    { channel: 'none', failed_at: new Date() },
  ],
])('%s', ([sentence, way]) => {
  const none = { channel: 'mail', sent_at: null, posted_on: null, failed_at: null, sending_at: null } as const;
  const untold = { delayed_at: null, delivered_at: null, bounced_at: null, held_at: null };
  expect(letterState({ ...none, ...untold, possibly_sent: false, attempts: 0, ...way })).toBe(sentence);
});
