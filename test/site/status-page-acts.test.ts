import { describe, expect, test } from 'vitest';
import type { Actor, Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { offerHearing } from '#domain/hearing.ts';
import { settleInformally } from '#domain/informal-closing.ts';
import type { Act, Outcome } from '#domain/lifecycle.ts';
import { acts } from '#domain/lifecycle.ts';
import { askPostponement } from '#domain/postponement.ts';
import { findComplaint } from '#register/complaints.ts';
import { readDossier } from '#register/dossier.ts';
import { recordAct } from '#register/record-act.ts';
import { staffOf } from '#register/staff.ts';
import { aFilledForm, openTestSite, textOf } from './citizen.ts';

const { opened, clock, ask, send, complaintOf } = openTestSite();

const statusPath = ({ municipality, statusSecret }: Complaint) => `/${municipality}/volg/${statusSecret}`;

async function aComplaint(differs: Record<string, string> = {}): Promise<Complaint> {
  return complaintOf(await send(aFilledForm(differs)));
}

const sendOwn = (complaint: Complaint, act: string, fields: Record<string, string> = {}) =>
  ask(statusPath(complaint), { method: 'POST', body: new URLSearchParams({ act, ...fields }) });

const now = async ({ id }: Complaint) => (await findComplaint(opened.register.db, { id }))!;
const pageOf = async (complaint: Complaint) => (await ask(statusPath(complaint))).html;
const actsOf = async ({ id }: Complaint) => (await readDossier(opened.register.db, id)).map(({ act }) => act);

/** Something that the municipality does. */
async function happen(complaint: Complaint, act: Act, decide: (c: Complaint, by: Actor) => Outcome): Promise<void> {
  const staff = await staffOf(opened.register.db, 'druten');
  const by = { role: 'coordinator', staffId: staff.find(({ roles }) => roles.includes('coordinator'))!.id } as const;
  const outcome = await recordAct(opened.register, { id: complaint.id }, { act, by }, (c) => decide(c, by));
  expect(outcome).toMatchObject({ done: true });
}

const settled = (complaint: Complaint) =>
  happen(complaint, 'settleInformally', (c, by) =>
    settleInformally(c, { stated: 'Aan de telefoon.', agreed: 'Excuses.' }, day('2026-11-20'), by),
  );
const invited = (complaint: Complaint) =>
  happen(complaint, 'offerHearing', (c, by) =>
    offerHearing(c, { replyBy: day('2026-12-04'), manner: 'In het gemeentehuis.' }, day('2026-11-20'), by),
  );
/** Asked after the last day, when deferring is no longer possible. */
const asked = async (complaint: Complaint) => {
  clock.set('2027-01-05T10:00');
  await happen(complaint, 'askPostponement', (c, by) =>
    askPostponement(c, { until: day('2027-02-01'), reason: 'Ziekte.' }, day('2027-01-05'), by),
  );
};
const withdrawn = async (complaint: Complaint) => {
  expect((await sendOwn(complaint, 'withdraw')).status).toBe(303);
};

/** Each act of the complainant: what must be there first, what is sent, and how the complaint then is. */
const ownCases: Partial<
  Record<
    Act,
    {
      filled?: Record<string, string>;
      prepare?: (complaint: Complaint) => Promise<void>;
      sent?: Record<string, string>;
      after: object;
    }
  >
> = {
  addToComplaint: { sent: { words: 'Nog dit.\n\nEn dat.' }, after: { additions: [{ text: 'Nog dit.\n\nEn dat.' }] } },
  withdraw: { sent: { words: 'Het hoeft niet meer.' }, after: { closedAs: 'withdrawn', status: 'closed' } },
  restore: { prepare: withdrawn, after: { status: 'received' } },
  stateSatisfaction: { sent: { words: 'Zij belde.' }, after: { statedSatisfied: { words: 'Zij belde.' } } },
  takeUpFormally: { after: { status: 'formal' } },
  returnToFormal: { prepare: settled, after: { status: 'formal' } },
  answerInvitation: {
    prepare: invited,
    sent: { answer: 'nee', words: 'Liever niet.' },
    after: { hearing: { notHeld: { ground: 'declared', note: 'Liever niet.' } } },
  },
  answerPostponement: { prepare: asked, sent: { answer: 'ja' }, after: { decideBy: '2027-02-01' } },
  consent: { filled: { email: 'jan@inwoner.example' }, sent: { consent: 'ja' }, after: {} },
  preferContact: { sent: { contactOnly: 'not-at-home' }, after: { complainant: { contactOnly: 'not-at-home' } } },
  withdrawConsent: {
    filled: { email: 'jan@inwoner.example', consent: 'ja' },
    after: { complainant: { name: 'Jan de Vries' } },
  },
};

const own = (Object.keys(acts) as Act[]).filter(
  (act) => act !== 'receive' && (acts[act].by as readonly string[]).includes('complainant'),
);

describe.for(own)('%s, by the complainant', (act) => {
  const { filled = {}, prepare = async () => {}, sent = {}, after } = ownCases[act]!;

  test('stands on the page, and is recorded once it is sent', async () => {
    const complaint = await aComplaint(filled);
    await prepare(complaint);
    expect(await pageOf(complaint)).toContain(`name="act" value="${act}"`);
    const { status, to } = await sendOwn(complaint, act, sent);
    expect(status).toBe(303);
    expect(await now(complaint)).toMatchObject(after);
    const last = (await readDossier(opened.register.db, complaint.id)).at(-1);
    expect(last).toMatchObject({ act, article: acts[act].article, by: { role: 'complainant' } });
    expect((await ask(to)).status).toBe(200);
  });

  test('sent twice changes nothing more', async () => {
    const complaint = await aComplaint(filled);
    await prepare(complaint);
    await sendOwn(complaint, act, sent);
    const first = await now(complaint);
    expect([303, 422]).toContain((await sendOwn(complaint, act, sent)).status);
    expect(await now(complaint)).toEqual(first);
  });
});

test('an act that makes no sense is refused in plain words, and nothing is lost', async () => {
  const complaint = await aComplaint();
  const { status, html } = await sendOwn(complaint, 'answerInvitation', { answer: 'ja', words: 'Ik kom.' });
  expect(status).toBe(422);
  expect(textOf(html)).toContain('Wij hebben u nog niet uitgenodigd.');
  expect(await actsOf(complaint)).not.toContain('answerInvitation');
});

test('an empty addition asks for words; one that is too long is given back whole', async () => {
  const complaint = await aComplaint();
  const empty = await sendOwn(complaint, 'addToComplaint', { words: ' \n' });
  expect([empty.status, textOf(empty.html).includes('Schrijf op wat u wilt toevoegen, of kies een bestand.')]).toEqual([
    422,
    true,
  ]);
  const long = `${'lang '.repeat(12_000)}einde`;
  const back = await sendOwn(complaint, 'addToComplaint', { words: long });
  expect(back.status).toBe(422);
  expect(textOf(back.html)).toContain('Schrijf hoogstens 50.000 tekens.');
  expect(back.html).toContain('lang einde');
});

test('Awb 9:11 lid 3: no to postponement leaves the last day as it is', async () => {
  const complaint = await aComplaint();
  await asked(complaint);
  await sendOwn(complaint, 'answerPostponement', { answer: 'nee' });
  expect((await now(complaint)).decideBy).toBe('2027-01-04');
  expect(textOf(await pageOf(complaint))).toContain('U vond het uitstel niet goed.');
});

test('an unanswered question stands open, what was answered does not', async () => {
  const complaint = await aComplaint();
  await invited(complaint);
  expect(await pageOf(complaint)).toMatch(/<section[^>]* id="answerInvitation"/);
  await sendOwn(complaint, 'answerInvitation', { answer: 'ja' });
  expect(await pageOf(complaint)).toMatch(/<details[^>]* id="answerInvitation"(?! open)/);
});

test('what the complainant writes is text, and no act of others can be sent', async () => {
  const complaint = await aComplaint();
  await sendOwn(complaint, 'addToComplaint', { words: '<script>alert(1)</script> {{reference}}' });
  const html = await pageOf(complaint);
  expect(html).not.toContain('<script>alert');
  expect(textOf(html)).toContain('Aanvulling van 20 november 2026 <script>alert(1)</script> {{reference}}');
  for (const act of ['decide', 'destroy', 'receive', '__proto__', 'toString']) {
    expect((await sendOwn(complaint, act)).status).toBe(422);
  }
  expect((await now(complaint)).status).toBe('received');
});
