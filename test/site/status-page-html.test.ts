import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import type { Actor, Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { offerHearing } from '#domain/hearing.ts';
import { settleInformally } from '#domain/informal-closing.ts';
import type { Act, Outcome } from '#domain/lifecycle.ts';
import { askPostponement } from '#domain/postponement.ts';
import { takeUpInformally } from '#domain/take-up.ts';
import { recordAct } from '#register/record-act.ts';
import { staffOf } from '#register/staff.ts';
import { piecesOfPage, sentencesOf, wordsOf } from '#test/texts/sentences.ts';
import type { Filled } from './citizen.ts';
import { aFilledForm, asBody, openTestSite } from './citizen.ts';

const { opened, clock, ask, send, complaintOf } = openTestSite();

const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
const statusPath = ({ municipality, statusSecret }: Complaint) => `/${municipality}/volg/${statusSecret}`;
const post = (complaint: Complaint, filled: Filled) =>
  ask(statusPath(complaint), { method: 'POST', body: asBody(filled) });

async function happen(complaint: Complaint, act: Act, decide: (c: Complaint, by: Actor) => Outcome): Promise<void> {
  const staff = await staffOf(opened.register.db, complaint.municipality);
  const by = { role: 'coordinator', staffId: staff.find(({ roles }) => roles.includes('coordinator'))!.id } as const;
  const outcome = await recordAct(opened.register, { id: complaint.id }, { act, by }, (c) => decide(c, by));
  expect(outcome).toMatchObject({ done: true });
}

const on = day('2026-11-20');
const invite = (complaint: Complaint) =>
  happen(complaint, 'offerHearing', (c, by) =>
    offerHearing(c, { replyBy: day('2026-12-04'), manner: 'In het gemeentehuis.' }, on, by),
  );
const talk = (complaint: Complaint) => happen(complaint, 'takeUpInformally', (c, by) => takeUpInformally(c, by));
const settle = (complaint: Complaint) =>
  happen(complaint, 'settleInformally', (c, by) => settleInformally(c, { stated: 'Ja.', agreed: 'Excuses.' }, on, by));
const askLater = (complaint: Complaint) => {
  clock.set('2027-01-05T10:00');
  const later = { until: day('2027-02-01'), reason: 'Ziekte.' };
  return happen(complaint, 'askPostponement', (c, by) => askPostponement(c, later, day('2027-01-05'), by));
};
const files = [new File(['een'], 'een & "twee".txt'), new File([], 'leeg.pdf')];

/** The states of the page: what the municipality did, and what the complainant sent last. */
const states: [string, ((complaint: Complaint) => Promise<unknown>)[], Filled?][] = [
  ['new', []],
  ['questions', [talk, invite]],
  ['settled', [settle]],
  ['asked for a later day', [askLater]],
  ['withdrawn', [(complaint) => post(complaint, { act: 'withdraw', words: '' })]],
  ['an empty addition', [], { act: 'addToComplaint', words: '' }],
  ['a file refused and one kept', [], { act: 'addToComplaint', words: '<b>“Zie”', attachments: files }],
  ['a way that is not there', [], { act: 'preferContact', contactOnly: 'by-phone' }],
  ['a box not ticked', [], { act: 'consent' }],
  ['nothing that we know', [], { act: 'anders', words: 'Hallo' }],
  ['too late', [settle], { act: 'addToComplaint', words: 'Hallo' }],
  ['an answer to no question', [], { act: 'answerInvitation', answer: 'ja' }],
];

test.for(states)('%s: valid HTML, links that lead somewhere, short sentences', async ([_, before, sent]) => {
  for (const slug of ['amstelveen', 'deventer', 'diemen', 'druten', 'midden-drenthe']) {
    const behalf = { forWhom: 'other', onBehalfOf: 'Opa', email: 'jan@inwoner.example' };
    const complaint = await complaintOf(await send(aFilledForm(behalf), slug));
    for (const step of before) await step(complaint);
    const { html } = sent ? await post(complaint, sent) : await ask(statusPath(complaint));
    clock.set('2026-11-20T10:12');

    const { results } = await validator.validateString(html);
    const faults = results.flatMap(({ messages }) => messages.map(({ ruleId, selector }) => `${ruleId} ${selector}`));
    expect([slug, faults]).toEqual([slug, []]);
    const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const nowhere = [...html.matchAll(/ href="#([^"]*)"/g)].flatMap(([, id]) => (ids.has(id) ? [] : [id]));
    expect([slug, nowhere]).toEqual([slug, []]);
    const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec(html) ?? [];
    const sentences = piecesOfPage(`<body>${main}`).flatMap(sentencesOf);
    expect([slug, sentences.filter((sentence) => wordsOf(sentence).length > 25)]).toEqual([slug, []]);
  }
});
