import { expect, test } from 'vitest';
import type { Complaint, Elsewhere, NoHearingGround } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import type { LetterKind } from '#domain/letters.ts';
import { readLetterText } from '#templates/letter-text.ts';
import { asText } from '#templates/mail-body.ts';
import { EmptyPlaceholder } from '#templates/render.ts';
import { aPersonConcerned, supervisors } from '../examples.ts';
import { aComplaintWithEverything, composer, municipalities, write, writtenOn } from './every-letter.ts';

const druten = municipalities.find(({ slug }) => slug === 'druten')!;
const everything = aComplaintWithEverything(druten);
const decision = everything.decision!;
const notHeard = (ground: NoHearingGround) => ({
  hearing: { ...everything.hearing, heldOn: undefined, notHeld: { ground, note: 'x', on: writtenOn } } as never,
});
const advice = {
  adviser: 'Klachtadviescommissie',
  findings: 'Beide kanten zijn gehoord.',
  advice: 'Gegrond.',
  on: writtenOn,
};
const enforcement = { enforcement: { supervisors, on: writtenOn } };
const passedOn = { arrivedOn: day('2026-11-16'), on: day('2026-11-20') };
const pointed = (kind: Elsewhere) => ({
  pointedTo: [{ kind, part: 'Een deel.', explanation: 'Dit is de weg.', on: writtenOn }],
});

/** What a letter says when things are otherwise than usual: a name, the letter, what differs, and what must stand in it. */
const variants: [string, LetterKind, Partial<Complaint>, (string | RegExp)[]][] = [
  [
    'acknowledgement-passed-on',
    'acknowledgement',
    { passedOn, receivedOn: day('2026-11-16'), startsOn: day('2026-11-20') },
    ['16 november 2026', '20 november 2026'],
  ],
  [
    'acknowledgement-forwarded',
    'acknowledgement',
    { channel: 'forwarded', firstFiledOn: day('2026-11-10') },
    ['10 november 2026'],
  ],
  [
    'acknowledgement-advice',
    'acknowledgement',
    { advisoryProcedure: true, decideBy: day('2027-01-29') },
    ['Een persoon of commissie', 'vrijdag 29 januari 2027'],
  ],
  ['decision-advice-followed', 'decision', { advisoryProcedure: true, advice }, ['Klachtadviescommissie']],
  [
    'decision-advice-deviated',
    'decision',
    { advisoryProcedure: true, advice, decision: { ...decision, deviation: 'Wij wegen dit anders.' } },
    ['Wij wegen dit anders.', 'Beide kanten zijn gehoord.', 'Gegrond.'],
  ],
  [
    'decision-enforcement',
    'decision',
    { ...enforcement, decision: { ...decision, ombudsman: 'Nationale ombudsman' } },
    ['Nationale ombudsman', 'Postbus 93122'],
  ],
  [
    'decision-manifestly-unfounded',
    'decision',
    {
      ...notHeard('manifestly-unfounded'),
      decision: {
        ...decision,
        parts: [{ subject: 'De toon', judgement: 'unfounded', reasons: 'Het was iemand anders.' }],
      },
    },
    ['kennelijk ongegrond', 'Uw klacht is ongegrond'],
  ],
  [
    'decision-some-heard',
    'decision',
    { personsConcerned: [...everything.personsConcerned, aPersonConcerned({ staffId: 'other' })] },
    ['van de andere kant iemand gehoord'],
  ],
  [
    'decision-by-the-mayor',
    'decision',
    { handler: { ...everything.handler!, name: 'B. Burgemeester', as: 'mayor' } },
    ['B. Burgemeester, burgemeester'],
  ],
  ...(['acknowledgement', 'supplement-request', 'withdrawal', 'splitting', 'merging'] as const).map(
    (kind): (typeof variants)[number] => [
      `${kind}-late`,
      kind,
      { decideBy: day('2026-11-18') },
      kind === 'withdrawal' ? ['20 november'] : [/18 november 2026.+[Zz]o snel mogelijk/s],
    ],
  ),
  ['decision-declared', 'decision', notHeard('declared'), ['onder b']],
  ['decision-no-reply', 'decision', notHeard('no-reply'), ['onder c']],
  ['decision-late', 'decision', { decideBy: day('2026-12-18') }, ['18 december 2026', 'Dat spijt ons']],
  ['ombudsman-late', 'ombudsman-referral', { decideBy: day('2026-12-18') }, ['18 december 2027']],
  [
    'ombudsman-after-decision',
    'ombudsman-referral',
    { status: 'closed', closedAs: 'decided', closedOn: day('2026-12-01') },
    [/1 december 2027|21 december 2027/],
  ],
  [
    'postponement-after-deferral',
    'postponement-request',
    { deferral: { until: day('2027-01-29'), reason: 'x', on: day('2026-12-21') } },
    ['12 februari 2027'],
  ],
  ...(['objection', 'damage', 'care-provider', 'integrity', 'other'] as const).map(
    (kind): [string, LetterKind, Partial<Complaint>, string[]] => [
      `redirect-${kind}`,
      'redirect',
      pointed(kind),
      ['Een deel.', 'Dit is de weg.'],
    ],
  ),
  [
    'correction-of-receipt',
    'correction',
    {
      startsOn: day('2026-11-23'),
      decideBy: day('2027-01-04'),
      corrections: [{ letter: 'acknowledgement', dated: day('2026-11-20'), text: 'Het was maandag.', on: writtenOn }],
    },
    ['23 november 2026', 'Het was maandag.'],
  ],
  [
    'reopening-after-withdrawal',
    'reopening',
    { reopenings: [{ reason: 'x', was: 'withdrawn', on: writtenOn }] },
    ['KL-2026-0042'],
  ],
  [
    'reopening-after-settling',
    'reopening',
    { reopenings: [{ reason: 'x', was: 'settled-informally', on: writtenOn }] },
    ['KL-2026-0042'],
  ],
];

test.for(variants)('%s, word by word', async ([name, kind, differs, parts]) => {
  // Passed on inside counts only when it is told at once (2:24).
  const on = kind === 'acknowledgement' ? day('2026-11-20') : writtenOn;
  const { subject, markdown } = write({ municipality: druten, kind, to: { side: 'complainant' } }, differs, { on });
  const text = asText(readLetterText(markdown));
  for (const part of parts) expect(text).toMatch(part);
  // Awb 9:3: no objection is open; a redirect for an objection is the one letter that speaks of it.
  if (name !== 'redirect-objection') expect(text).not.toMatch(/bezwaar/i);
  await expect(`${subject}\n\n${text}\n`).toMatchFileSnapshot(`golden/variants/${name}.txt`);
});

test.for(['decision', 'not-handled'] as const)(
  'Awb 9:12 lid 2: %s is not written when another ombudsman was recorded',
  (kind) => {
    const other = { ombudsman: 'Een andere ombudsman' };
    const differs = { decision: { ...decision, ...other }, notHandling: { ...everything.notHandling!, ...other } };
    expect(() => write({ municipality: druten, kind, to: { side: 'complainant' } }, differs)).toThrow(/ombudsman/i);
  },
);

test.for(['decision', 'not-handled', 'ombudsman-referral'] as const)(
  'Awb 9:12 lid 2: %s is not written when no ombudsman holds on the day',
  (kind) => {
    const complaint = aComplaintWithEverything(druten);
    const { name, email, addressLines } = complaint.complainant;
    const recipient = { side: 'complainant' as const, name, addressLines, ...(email && { email }) };
    const longAgo = { kind, complaint, recipient, channel: 'post' as const, on: day('2001-01-01'), enclosures: [] };
    expect(() => composer.letter(longAgo)).toThrow(EmptyPlaceholder);
  },
);
