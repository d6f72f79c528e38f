import type { Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import type { LetterInput, LetterKind, LetterTo, Text } from '#domain/letters.ts';
import { recipientOf } from '#domain/letters.ts';
import type { Municipality } from '#settings/municipality.ts';
import { loadMunicipalities, ombudsmanOn } from '#settings/municipality.ts';
import { makeComposer } from '#templates/composer.ts';
import { aComplaintReadyToDecide, aHandler, anEmployee, aPersonConcerned } from '../examples.ts';

export const municipalities = loadMunicipalities();
export const publicUrl = 'https://klachten.gemeente.example';
export const composer = makeComposer({ municipalities, publicUrl });

/** The day on which most letters are written. */
export const writtenOn = day('2026-12-21');

const complainant: LetterTo = { side: 'complainant' };
const personConcerned: LetterTo = { side: 'person-concerned', staffId: anEmployee.id };

/** Every letter there is, to each side that gets one. */
export const letterKinds: [LetterKind, LetterTo][] = [
  ['acknowledgement', complainant],
  ['copy-to-person', personConcerned],
  ['hearing-invitation', complainant],
  ['hearing-invitation', personConcerned],
  ['deferral', complainant],
  ['deferral', personConcerned],
  ['informal-closing', complainant],
  ['decision', complainant],
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
    ...differs,
  });
}

/** The complaint after deferral; other letters are written before it. */
export function deferred(complaint: Complaint): Complaint {
  const until = day('2027-01-29');
  return { ...complaint, decideBy: until, deferral: { until, reason: 'De medewerker is ziek.', on: writtenOn } };
}

/** Writes one letter. */
export function write(
  { municipality, kind, to }: { municipality: Municipality; kind: LetterKind; to: LetterTo },
  differs: Partial<Complaint> = {},
  input: Partial<LetterInput> = {},
): Text & Pick<LetterInput, 'recipient' | 'complaint'> {
  const plain = aComplaintWithEverything(municipality, differs);
  const complaint = kind === 'deferral' ? deferred(plain) : plain;
  const recipient = recipientOf(to, complaint);
  const enclosures = kind === 'copy-to-person' ? ['foto_1.jpg', 'brief-van-mij.pdf'] : [];
  const text = composer.letter({ kind, complaint, recipient, channel: 'mail', on: writtenOn, enclosures, ...input });
  return { ...text, recipient, complaint };
}

export const names = { handler: aHandler.name, personConcerned: anEmployee.name };
