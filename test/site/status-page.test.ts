import { describe, expect, test } from 'vitest';
import { assignHandler } from '#domain/assignment.ts';
import type { Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { defer } from '#domain/deferral.ts';
import { establishEnforcement } from '#domain/enforcement.ts';
import { settleInformally } from '#domain/informal-closing.ts';
import type { Act, Outcome } from '#domain/lifecycle.ts';
import { copyToPersonConcerned, establishNoPerson, namePersonConcerned } from '#domain/persons-concerned.ts';
import { findComplaint } from '#register/complaints.ts';
import { letterDispatched } from '#register/dispatch.ts';
import { readDossier } from '#register/dossier.ts';
import { lettersOf } from '#register/letters.ts';
import { recordAct } from '#register/record-act.ts';
import { staffOf } from '#register/staff.ts';
import { supervisors } from '../examples.ts';
import { aFilledForm, openTestSite, textOf } from './citizen.ts';

const { opened, clock, ask, send, complaintOf } = openTestSite();

const statusPath = ({ municipality, statusSecret }: Complaint) => `/${municipality}/volg/${statusSecret}`;

async function aComplaint(differs: Record<string, string> = {}): Promise<Complaint> {
  return complaintOf(await send(aFilledForm(differs)));
}

async function coordinator() {
  const staff = await staffOf(opened.register.db, 'druten');
  const { id } = staff.find(({ roles }) => roles.includes('coordinator'))!;
  return { role: 'coordinator', staffId: id } as const;
}

async function happen(complaint: Complaint, act: Act, decide: (c: Complaint) => Outcome): Promise<void> {
  const entry = { act, by: await coordinator() };
  const outcome = await recordAct(opened.register, { id: complaint.id }, entry, decide);
  expect(outcome).toMatchObject({ done: true });
}

describe('the confirmation', () => {
  test('Awb 2:17 lid 2: a full copy of what was entered, with the names of the attachments', async () => {
    const form = aFilledForm({
      whatHappened: 'Eerst dit.\n\nToen dat.',
      where: 'loket 3',
      aboutWhom: 'de baliemedewerker',
      department: 'burgerzaken',
      desiredSolution: 'Excuses.',
      phone: '06 12 34 56 78',
      email: 'jan@inwoner.example',
      consent: 'ja',
      attachments: [new File(['een'], 'een.txt'), new File(['twee'], 'twee.txt')],
    });
    const { html } = await ask((await send(form)).to);
    const { attachments, submission, department, consent, ...typed } = form;
    for (const value of Object.values(typed)) expect(html).toContain(value as string);
    for (const shown of ['Burgerzaken', 'een.txt', 'twee.txt', 'alle brieven over deze klacht per e-mail']) {
      expect(textOf(html)).toContain(shown);
    }
  });

  test('reference, time of receipt in the Netherlands, the last day and why that day', async () => {
    const answer = await send(aFilledForm());
    const { reference, statusSecret } = await complaintOf(answer);
    const text = textOf((await ask(answer.to)).html);
    expect(text).toContain(reference);
    expect(text).toContain('vrijdag 20 november 2026 om 10:12 uur');
    expect(text).toContain('uiterlijk op maandag 4 januari 2027');
    expect(text).toContain('Vrijdag 1 januari 2027 is nieuwjaarsdag');
    expect(text).toContain(`${opened.environment.publicUrl}/druten/volg/${statusSecret}`);
  });

  test.for([
    [{ email: 'jan@inwoner.example', consent: 'ja' }, 'U krijgt een ontvangstbevestiging per e-mail.'],
    [{}, 'U krijgt een ontvangstbevestiging met de post.'],
    [{ street: '', postcode: '', town: '', phone: '0487 123456' }, 'Wij nemen contact met u op'],
  ] as const)('says how the acknowledgement comes: %o', async ([differs, sentence]) => {
    expect(textOf((await ask((await send(aFilledForm(differs))).to)).html)).toContain(sentence);
  });
});

describe('the secret of the address', () => {
  test('pages behind it are kept by nobody and found by nobody', async () => {
    const answer = await send(aFilledForm());
    const path = statusPath(await complaintOf(answer));
    const pdf = /href="([^"]+\.pdf)"/.exec((await ask(path)).html)![1]!;
    for (const secret of [answer.to, path, pdf]) {
      const { status, headers } = await ask(secret);
      expect([status, headers.get('cache-control'), headers.get('x-robots-tag')]).toEqual([200, 'no-store', 'noindex']);
    }
  });

  test('a wrong secret and the link under another municipality are the same page that does not exist', async () => {
    const { statusSecret } = await aComplaint();
    const paths = [
      `/diemen/volg/${statusSecret}`,
      `/diemen/volg/${'a'.repeat(32)}`,
      `/diemen/volg/x`,
      `/diemen/volg/${statusSecret}%00`,
      `/diemen/klacht/ontvangen/${statusSecret}`,
    ];
    const answers = await Promise.all(paths.map((path) => ask(path)));
    for (const { status, html, headers } of answers) {
      expect(status).toBe(404);
      expect(html).toBe(answers[0]!.html);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('what the complainant sees', () => {
  test('status, last day, and what happened, with nobody of the municipality by name but the handler', async () => {
    const complaint = await aComplaint();
    const staff = await staffOf(opened.register.db, 'druten');
    const concerned = staff.find(({ roles }) => roles.includes('employee'))!;
    const handler = staff.find(({ roles }) => roles.includes('handler'))!;
    const on = day('2026-11-23');
    const by = await coordinator();
    clock.set('2026-11-23T09:00');
    await happen(complaint, 'namePersonConcerned', (c) => namePersonConcerned(c, concerned, on, by));
    await happen(complaint, 'copyToPersonConcerned', (c) => copyToPersonConcerned(c, on, by));
    const assignment = { notInvolved: true, reason: 'Kent de zaak.' };
    await happen(complaint, 'assignHandler', (c) => assignHandler(c, handler, assignment, [], on, by));

    const text = textOf((await ask(statusPath(complaint))).html);
    expect(text).toContain('Ontvangen');
    expect(text).toContain('maandag 4 januari 2027');
    expect(text).toContain(`23 november 2026 ${handler.name} behandelt uw klacht.`);
    expect(text).toContain('De persoon over wie u klaagt, kreeg een kopie van uw klacht.');
    for (const { name } of staff) if (name !== handler.name) expect(text).not.toContain(name);
    expect(text).not.toContain('Kent de zaak.');
  });

  test('Awb 9:11 lid 2: a deferral, with the new last day', async () => {
    const complaint = await aComplaint();
    const by = await coordinator();
    const deferral = { until: day('2027-01-29'), reason: 'Er is meer onderzoek nodig.' };
    await happen(complaint, 'establishNoPerson', (c) => establishNoPerson(c, by));
    await happen(complaint, 'defer', (c) => defer(c, deferral, day('2026-12-01'), by));
    const text = textOf((await ask(statusPath(complaint))).html);
    expect(text).toContain('uiterlijk op vrijdag 29 januari 2027');
    expect(text).toContain('Op 1 december 2026 heeft de gemeente de afhandeling één keer uitgesteld');
  });

  test('a closed complaint says how it ended, and which ombudsman comes next', async () => {
    const complaint = await aComplaint();
    const by = await coordinator();
    const satisfaction = { stated: 'Aan de telefoon.', agreed: 'Excuses.' };
    await happen(complaint, 'settleInformally', (c) => settleInformally(c, satisfaction, day('2026-11-25'), by));
    const text = textOf((await ask(statusPath(complaint))).html);
    expect(text).toContain('Opgelost');
    expect(text).toContain('Bent u niet tevreden?');
    expect(text).toContain('Gemeentelijke ombudsman');
    // Awb 9:24 lid 1 onder a: until when, and where to write for whoever has no internet.
    expect(text).toContain('tot een jaar nadat u onze brief kreeg');
    expect(text).toContain('Postbus 1, 6650 AA Druten');
    expect(text).not.toContain('Wij handelen uw klacht af uiterlijk');
  });

  test('WNo 1a: about an enforcement officer the Nationale ombudsman comes next, whatever the municipality has', async () => {
    const complaint = await aComplaint();
    const by = await coordinator();
    const on = day('2026-11-25');
    await happen(complaint, 'establishEnforcement', (c) => establishEnforcement(c, { supervisors }, on, by));
    const satisfaction = { stated: 'Aan de telefoon.', agreed: 'Excuses.' };
    await happen(complaint, 'settleInformally', (c) => settleInformally(c, satisfaction, on, by));
    const text = textOf((await ask(statusPath(complaint))).html);
    expect(text).toContain('Nationale ombudsman');
    expect(text).not.toContain('Gemeentelijke ombudsman');
  });
});

describe('letters', () => {
  const [byMail, byPost] = [{ email: 'jan@inwoner.example', consent: 'ja' }, {}];
  const nowhere = { street: '', postcode: '', town: '', phone: '0487 123456' };
  test.for([
    [byMail, 'Wordt per e-mail verstuurd.'],
    [byPost, 'Wordt met de post verstuurd.'],
    [nowhere, 'Nog niet verstuurd: wij weten niet waarheen. U leest hem hier.'],
  ] as const)('how a letter stands: %o', async ([differs, state]) => {
    expect(textOf((await ask(statusPath(await aComplaint(differs)))).html)).toContain(state);
  });

  test('a letter is a PDF, made from the fixed text until it is sent, and as it was sent from then on', async () => {
    const complaint = await aComplaint(byMail);
    const [letter] = await lettersOf(opened.register.db, complaint.id);
    const path = `${statusPath(complaint)}/brief/${letter!.id}.pdf`;
    const { headers, html } = await ask(path);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="brief-KL-2026-\d{4}-acknowledgement.pdf"$/,
    );
    expect(html.startsWith('%PDF-')).toBe(true);

    const dispatch = {
      channel: 'mail',
      sentAt: clock.now(),
      by: { role: 'system' },
      pdf: Buffer.from('%PDF as sent'),
    } as const;
    const { db } = opened.register;
    await db.transaction().execute((t) => letterDispatched(t, opened.register, letter!.id, dispatch));
    expect((await ask(path)).html).toBe('%PDF as sent');
    expect(textOf((await ask(statusPath(complaint))).html)).toContain('Per e-mail verstuurd op 20 november 2026');
  });

  test('a letter of another complaint, or to the other side, is not there', async () => {
    const [mine, another] = [await aComplaint(), await aComplaint()];
    const [foreign] = await lettersOf(opened.register.db, another.id);
    const by = await coordinator();
    const staff = await staffOf(opened.register.db, 'druten');
    const concerned = staff.find(({ roles }) => roles.includes('employee'))!;
    await happen(mine, 'namePersonConcerned', (c) => namePersonConcerned(c, concerned, day('2026-11-20'), by));
    await happen(mine, 'copyToPersonConcerned', (c) => copyToPersonConcerned(c, day('2026-11-20'), by));
    const copy = (await lettersOf(opened.register.db, mine.id)).find(({ side }) => side === 'person-concerned')!;
    for (const id of [foreign!.id, copy.id, 'x', '00000000-0000-4000-8000-000000000000']) {
      expect((await ask(`${statusPath(mine)}/brief/${id}.pdf`)).status).toBe(404);
    }
    expect((await ask(statusPath(mine))).html).not.toContain(copy.id);
  });
});

describe('consent to letters by e-mail (Awb 2:8)', () => {
  const consentTo = (complaint: Complaint, fields: Record<string, string>) =>
    ask(statusPath(complaint), { method: 'POST', body: new URLSearchParams({ act: 'consent', ...fields }) });

  test('is recorded with its day, once the box is ticked and sent', async () => {
    const complaint = await aComplaint({ email: 'jan@inwoner.example' });
    expect((await ask(statusPath(complaint))).html).toContain('name="consent"');
    clock.set('2026-11-24T12:00');
    const { status, to } = await consentTo(complaint, { consent: 'ja' });
    expect([status, to]).toEqual([303, `${statusPath(complaint)}?gedaan=consent#gedaan`]);
    expect(textOf((await ask(to)).html)).toContain('Wij sturen u onze volgende brieven per e-mail.');
    const { complainant } = (await findComplaint(opened.register.db, { id: complaint.id }))!;
    expect(complainant.consent).toEqual({ givenOn: '2026-11-24', scope: 'all-letters' });
    const dossier = await readDossier(opened.register.db, complaint.id);
    expect(dossier.at(-1)).toMatchObject({ act: 'consent', article: 'Awb 2:8', by: { role: 'complainant' } });
    expect(textOf((await ask(statusPath(complaint))).html)).toContain('Dat vroeg u op 24 november 2026.');
  });

  test('a box that was not ticked gives nothing but a sentence', async () => {
    const complaint = await aComplaint({ email: 'jan@inwoner.example' });
    const { status, html } = await consentTo(complaint, {});
    expect(status).toBe(422);
    expect(textOf(html)).toContain('Zet een vinkje als u brieven per e-mail wilt krijgen.');
    expect((await findComplaint(opened.register.db, { id: complaint.id }))!.complainant.consent).toBeUndefined();
  });

  test('without an e-mail address it is not asked', async () => {
    const complaint = await aComplaint();
    expect((await ask(statusPath(complaint))).html).not.toContain('name="consent"');
    expect((await consentTo(complaint, { consent: 'ja' })).status).toBe(422);
  });

  test('sent twice is recorded once', async () => {
    const complaint = await aComplaint({ email: 'jan@inwoner.example' });
    for (const _ of [1, 2]) expect((await consentTo(complaint, { consent: 'ja' })).status).toBe(303);
    const dossier = await readDossier(opened.register.db, complaint.id);
    expect(dossier.filter(({ act }) => act === 'consent')).toHaveLength(1);
  });
});
