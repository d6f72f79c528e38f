import { describe, expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { findComplaint } from '#register/complaints.ts';
import { readDossier } from '#register/dossier.ts';
import { lettersOf } from '#register/letters.ts';
import { aFilledForm, errorsIn, openTestSite, summaryIn, textOf } from './citizen.ts';

const { opened, ask, send, complaintOf } = openTestSite();

const statusPath = ({ municipality, statusSecret }: Complaint) => `/${municipality}/volg/${statusSecret}`;
const aComplaint = async (differs: Record<string, string> = {}) => complaintOf(await send(aFilledForm(differs)));
const post = (complaint: Complaint, fields: Record<string, string>) =>
  ask(statusPath(complaint), { method: 'POST', body: new URLSearchParams(fields) });
const prefer = (complaint: Complaint, contactOnly: string) => post(complaint, { act: 'preferContact', contactOnly });
const now = async ({ id }: Complaint) => (await findComplaint(opened.register.db, { id }))!;
const pageOf = async (complaint: Complaint) => (await ask(statusPath(complaint))).html;
const textOn = async (complaint: Complaint) => textOf(await pageOf(complaint));
const channelOf = async ({ id }: Complaint) => (await lettersOf(opened.register.db, id))[0]!.channel;

const byMail = { email: 'jan@inwoner.example', consent: 'ja' };
const phone = { phone: '06 12 34 56 78' };

describe('how somebody wants to be reached (Awb 2:8)', () => {
  test.for([
    ['by-post', {}, 'U krijgt onze brieven met de post.'],
    ['by-phone', phone, 'Wij bellen u. Wij sturen u geen brieven.'],
    ['not-at-home', {}, 'Wij sturen niets naar uw huis.'],
  ] as const)('%s is kept, and said', async ([contactOnly, differs, sentence]) => {
    const complaint = await aComplaint(differs);
    const { status, to } = await prefer(complaint, contactOnly);
    expect(status).toBe(303);
    expect((await now(complaint)).complainant.contactOnly).toBe(contactOnly);
    const { html } = await ask(to);
    expect(textOf(html)).toContain('Wij houden ons vanaf nu aan uw keuze.');
    expect(textOf(html)).toContain(sentence);
    expect(html).toMatch(new RegExp(`value="${contactOnly}" checked`));
    expect((await prefer(complaint, 'any')).status).toBe(303);
    expect((await now(complaint)).complainant.contactOnly).toBeUndefined();
  });

  test('a letter that waits to be posted stays off the mat, and finds its way again', async () => {
    const complaint = await aComplaint();
    await prefer(complaint, 'not-at-home');
    expect(await channelOf(complaint)).toBe('none');
    expect(await textOn(complaint)).toContain('Nog niet verstuurd: wij weten niet waarheen. U leest hem hier.');
    await prefer(complaint, 'any');
    expect(await channelOf(complaint)).toBe('post');
  });

  test('the same choice once more is not recorded', async () => {
    const complaint = await aComplaint();
    for (const _ of [1, 2]) expect((await prefer(complaint, 'not-at-home')).status).toBe(303);
    const dossier = await readDossier(opened.register.db, complaint.id);
    expect(dossier.filter(({ act }) => act === 'preferContact')).toHaveLength(1);
  });

  test.for([
    ['by-phone', {}, 'Wij hebben geen telefoonnummer van u.'],
    ['by-post', { street: '', postcode: '', town: '', ...phone }, 'Wij hebben geen adres van u.'],
    ['by-pigeon', {}, 'Kies hoe wij u mogen bereiken.'],
    ['toString', {}, 'Kies hoe wij u mogen bereiken.'],
  ] as const)('%s without a way is refused at its field', async ([contactOnly, differs, sentence]) => {
    const complaint = await aComplaint(differs);
    const { status, html } = await prefer(complaint, contactOnly);
    expect(status).toBe(422);
    expect(errorsIn(html).join()).toContain(sentence);
    expect(summaryIn(html).map(([field]) => field)).toEqual(['contactOnly']);
    expect((await now(complaint)).complainant.contactOnly).toBeUndefined();
  });
});

describe('consent to letters by e-mail', () => {
  test('can be taken back, and is then not taken back again', async () => {
    const complaint = await aComplaint(byMail);
    expect((await post(complaint, { act: 'withdrawConsent' })).status).toBe(303);
    expect(await textOn(complaint)).toContain('U vroeg ons om geen brieven meer per e-mail te sturen.');
    const again = await post(complaint, { act: 'withdrawConsent' });
    expect([again.status, summaryIn(again.html)]).toEqual([
      422,
      [['bereiken', 'U krijgt van ons al geen brieven per e-mail.']],
    ]);
  });

  test('is not asked of who wants to be reached in another way', async () => {
    const complaint = await aComplaint({ email: 'jan@inwoner.example' });
    await prefer(complaint, 'by-post');
    expect(await pageOf(complaint)).not.toContain('name="consent"');
  });
});

test('an act that is not there gets a sentence of its own, and nothing changes', async () => {
  const complaint = await aComplaint();
  const before = await now(complaint);
  for (const act of ['', 'decide', 'hasOwnProperty']) {
    const { status, html } = await post(complaint, { act, words: 'Wat ik schreef.' });
    expect([status, summaryIn(html)]).toEqual([
      422,
      [['doen', 'Wij begrepen niet wat u wilde doen. Er is niets veranderd. Kies het hieronder nog eens.']],
    ]);
    expect(textOf(html)).toContain('Dit schreef u: Wat ik schreef.');
    expect(textOf(html)).not.toContain('Zet een vinkje');
  }
  expect(await now(complaint)).toEqual(before);
});
