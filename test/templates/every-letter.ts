import type { Complaint, Course } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import type { LetterInput, LetterKind, LetterTo, Text } from '#domain/letters.ts';
import { recipientOf } from '#domain/letters.ts';
import { termsFor } from '#domain/terms.ts';
import type { Municipality } from '#settings/municipality.ts';
import { loadMunicipalities, ombudsmanOn } from '#settings/municipality.ts';
import { makeComposer } from '#templates/composer.ts';
import { aComplaintReadyToDecide, aHandler, anEmployee, aPersonConcerned, supervisors } from '../examples.ts';

export const municipalities = loadMunicipalities();
export const publicUrl = 'https://klachten.gemeente.example';
export const composer = makeComposer({ municipalities, publicUrl });

/** The day on which most letters are written. */
export const writtenOn = day('2026-12-21');

const complainant: LetterTo = { side: 'complainant' };
const personConcerned: LetterTo = { side: 'person-concerned', staffId: anEmployee.id };

const authority: LetterTo = { side: 'authority', authority: supervisors[1]! };

/** Every letter there is, to each side that gets one. */
export const letterKinds: [LetterKind, LetterTo][] = [
  ['acknowledgement', complainant],
  ['supplement-request', complainant],
  ['forwarding', complainant],
  ['forwarded-complaint', authority],
  ['redirect', complainant],
  ['not-handled', complainant],
  ['copy-to-person', personConcerned],
  ['copy-to-supervisor', authority],
  ['hearing-invitation', complainant],
  ['hearing-invitation', personConcerned],
  ['advisory-procedure', complainant],
  ['advisory-procedure', personConcerned],
  ['deferral', complainant],
  ['deferral', personConcerned],
  ['postponement-request', complainant],
  ['informal-closing', complainant],
  ['decision', complainant],
  ['decision-to-person', personConcerned],
  ['ombudsman-referral', complainant],
  ['withdrawal', complainant],
  ['breaking-off', complainant],
  ['merging', complainant],
  ['splitting', complainant],
  ['reopening', complainant],
  ['correction', complainant],
  ['correction', personConcerned],
];

/** Every letter of every municipality. */
export const letterCases = municipalities.flatMap((municipality) =>
  letterKinds.map(([kind, to]) => ({ municipality, slug: municipality.slug, kind, to, side: to.side })),
);

/** A complaint by mail about which each letter can be written. */
export function aComplaintWithEverything(municipality: Municipality, differs: Partial<Complaint> = {}): Complaint {
  const hearing = { offeredOn: day('2026-11-25'), replyBy: day('2026-12-09'), manner: 'Op 16 december om 10.00 uur.' };
  return aComplaintReadyToDecide({
    municipality: municipality.slug,
    channel: 'mail',
    complainant: {
      name: 'Łucja Öztürk-Świątek',
      email: 'lucja@inwoner.example',
      phone: '06 1234 5678',
      addressLines: ['Vijverlaan 12', '1234 AB Voorbeeldstad'],
    },
    statement: {
      subject: 'Baliebezoek',
      whatHappened: 'Niemand keek op.\n\nDaarna werd ik *weggestuurd*.',
      when: 'donderdag',
      where: 'balie drie',
      aboutWhom: 'de man met de bril',
      department: 'burgerzaken',
      desiredSolution: 'Een rustig excuus.',
    },
    hearing: { ...hearing, heldOn: day('2026-12-16'), report: 'Gesproken.' },
    personsConcerned: [aPersonConcerned({ hearing: { ...hearing, heldOn: day('2026-12-17'), report: 'Gesproken.' } })],
    satisfaction: { stated: 'Aan de telefoon: het is goed zo.', agreed: 'Terugbellen binnen een dag.', on: writtenOn },
    decision: {
      findings: 'Wij spraken met twee medewerkers.\n\nHet was druk.',
      parts: [
        { subject: 'De toon', judgement: 'well-founded', reasons: 'Het had vriendelijker gekund.' },
        { subject: 'Het wachten', judgement: 'no-judgement', reasons: 'Dat is niet meer na te gaan.' },
      ],
      conclusions: 'Wij bieden onze excuses aan.',
      ombudsman: ombudsmanOn(municipality, writtenOn)!.name,
      decidedOn: writtenOn,
    },
    ...courseOf(municipality),
    ...differs,
  });
}

/** What the acts behind the letters add to the complaint. */
function courseOf(municipality: Municipality): Course {
  const on = writtenOn;
  return {
    supplementRequest: {
      missing: ['name-and-address', 'description'],
      explanation: 'Wij weten niet waar u woont.',
      replyBy: day('2027-01-02'),
      on: day('2026-12-01'),
    },
    forwarding: {
      to: {
        name: 'Waterschap Voorbeeld',
        email: 'post@waterschap.example',
        addressLines: ['Postbus 2', '1000 AA Stad'],
      },
      reasons: 'Het waterschap maait de sloot.',
      on,
    },
    pointedTo: [{ kind: 'report', part: 'De stoeptegel ligt los.', explanation: 'De buitendienst kijkt ernaar.', on }],
    notHandling: {
      ground: 'handled-before',
      facts: 'Op 3 maart kreeg u ons antwoord.',
      reasons: 'Er is niets nieuws gebeurd.',
      reviewOn: day('2027-03-01'),
      ombudsman: ombudsmanOn(municipality, on)!.name,
      on,
    },
    advisoryApplied: { regulation: 'Het college koos op 1 december 2026 voor een adviescommissie.', on },
    postponements: [{ until: day('2027-02-12'), reason: 'De getuige is op reis.', askedOn: on }],
    withdrawal: { stated: 'Laat maar.', from: 'formal', on },
    breakingOff: { reasons: 'Zonder beschrijving kunnen wij niets onderzoeken.', on },
    mergedInto: { id: 'x', reference: 'KL-2026-0007' },
    splitInto: [{ reference: 'KL-2026-0051', part: 'Het parkeren' }],
    reopenings: [{ reason: 'Wij vergaten een getuige.', was: 'decided', on }],
    corrections: [{ letter: 'Ons antwoord op uw klacht', dated: on, text: 'Er moet staan: 4 mei.', on }],
    measures: [{ id: 'm', what: 'Een training voor de balie', promisedOn: on, doneBy: day('2027-03-31') }],
  };
}

/** The complaint after deferral; other letters are written before it. */
export function deferred(complaint: Complaint): Complaint {
  const until = day('2027-01-29');
  return { ...complaint, decideBy: until, deferral: { until, reason: 'De medewerker is ziek.', on: writtenOn } };
}

/** The complaint as it stands when that letter is written. */
function asFor(kind: LetterKind, complaint: Complaint): Complaint {
  if (kind === 'deferral') return deferred(complaint);
  if (kind !== 'advisory-procedure') return complaint;
  const { decide } = termsFor(complaint.receivedOn, { advisoryProcedure: true });
  return { ...complaint, advisoryProcedure: true, decideBy: decide.lastDay };
}

/** Writes one letter. */
export function write(
  { municipality, kind, to }: { municipality: Municipality; kind: LetterKind; to: LetterTo },
  differs: Partial<Complaint> = {},
  input: Partial<LetterInput> = {},
): Text & Pick<LetterInput, 'recipient' | 'complaint'> {
  const plain = aComplaintWithEverything(municipality, differs);
  const complaint = asFor(kind, plain);
  const recipient = recipientOf(to, complaint);
  const enclosures = ['copy-to-person', 'copy-to-supervisor', 'forwarded-complaint'].includes(kind)
    ? ['foto_1.jpg', 'brief-van-mij.pdf']
    : [];
  const text = composer.letter({ kind, complaint, recipient, channel: 'mail', on: writtenOn, enclosures, ...input });
  return { ...text, recipient, complaint };
}

export const names = { handler: aHandler.name, personConcerned: anEmployee.name };
