import type { Authority, Complaint } from '#domain/complaint.ts';
import { inDutch } from '#domain/day.ts';
import {
  elsewhereTexts,
  missingTexts,
  normTexts,
  notHandlingTexts,
  outcomeTexts,
  topicTexts,
} from '../texts/choices.ts';
import { closedTexts } from '../texts/desk.ts';

/** Something that an act added to a complaint, for a reader; `complaints` are others that it points to. */
export interface CourseFact {
  name: string;
  text?: string;
  complaints?: string[];
}

/** What acts added to a complaint, in the order in which they come up in the procedure. */
export function courseFacts(complaint: Complaint): CourseFact[] {
  return [...withOthers(complaint), ...during(complaint), ...ends(complaint), ...afterwards(complaint)];
}

function withOthers({ mergedInto, mergedFrom, splitFrom, splitInto }: Complaint): CourseFact[] {
  return [
    ...(mergedInto ? [{ name: 'Samengevoegd met', complaints: [mergedInto.reference] }] : []),
    ...(mergedFrom ? [{ name: 'Hierin samengevoegd', complaints: mergedFrom }] : []),
    ...(splitFrom ? [{ name: 'Deel van', complaints: [splitFrom.reference] }] : []),
    ...(splitInto ?? []).map(({ reference, part }) => ({ name: 'Afgesplitst', text: part, complaints: [reference] })),
  ];
}

function during(complaint: Complaint): CourseFact[] {
  const { supplementRequest, additions = [], contacts = [], pointedTo = [], enforcement, advice } = complaint;
  return [
    ...(supplementRequest
      ? [
          {
            name: 'Om aanvulling gevraagd',
            text: `${inDutch(supplementRequest.on)}, reageren kan tot en met ${inDutch(supplementRequest.replyBy)}. Ontbreekt: ${supplementRequest.missing.map((one) => missingTexts[one].toLowerCase()).join(', ')}. ${supplementRequest.explanation}`,
          },
        ]
      : []),
    ...additions.map(({ on, text, files = [] }) => ({
      name: 'Aanvulling van de klager',
      text: `${inDutch(on)}: ${[text, ...files.map((file) => `[${file}]`)].filter(Boolean).join(' ')}`,
    })),
    ...contacts.map(({ on, how, note }) => ({
      name: 'Contact met de klager',
      text: `${inDutch(on)}, ${how}: ${note}`,
    })),
    ...pointedTo.map(({ kind, part, explanation, on }) => ({
      name: 'De weg gewezen',
      text: `${inDutch(on)}. ${elsewhereTexts[kind]}: ${part}. ${explanation}`,
    })),
    ...(enforcement
      ? [
          {
            name: 'Over een boa',
            text: `Afschrift op ${inDutch(enforcement.on)} naar ${enforcement.supervisors.map(nameOf).join(' en ')}.`,
          },
        ]
      : []),
    ...(advice
      ? [
          {
            name: `Advies van ${advice.adviser}`,
            text: `${inDutch(advice.on)}. ${advice.findings}\n\n${advice.advice}`,
          },
        ]
      : []),
  ];
}

function ends({ notHandling, forwarding, breakingOff, withdrawal, decision }: Complaint): CourseFact[] {
  return [
    ...(notHandling
      ? [
          {
            name: 'Niet in behandeling genomen',
            text: `${notHandlingTexts[notHandling.ground]}. ${notHandling.facts}\n\n${notHandling.reasons}${notHandling.reviewOn ? `\n\nOpnieuw kijken op ${inDutch(notHandling.reviewOn)}.` : ''}${notHandling.late ? `\n\nLater dan vier weken gemeld: ${notHandling.late}` : ''}`,
          },
        ]
      : []),
    ...(forwarding ? [{ name: 'Doorgezonden', text: `Naar ${nameOf(forwarding.to)}. ${forwarding.reasons}` }] : []),
    ...(breakingOff ? [{ name: 'Gestopt', text: breakingOff.reasons }] : []),
    ...(withdrawal ? [{ name: 'Ingetrokken', text: `${inDutch(withdrawal.on)}. ${withdrawal.stated}` }] : []),
    ...(decision?.deviation ? [{ name: 'Afwijking van het advies', text: decision.deviation }] : []),
  ];
}

function afterwards(complaint: Complaint): CourseFact[] {
  const { reopenings = [], corrections = [], petition, measures = [], classification, destroyedOn } = complaint;
  return [
    ...reopenings.map(({ reason, was, on }) => ({
      name: 'Opnieuw geopend',
      text: `${inDutch(on)}; was ${closedTexts[was]}. ${reason}`,
    })),
    ...corrections.map(({ letter, dated, text, on }) => ({
      name: 'Rechtgezet',
      text: `${inDutch(on)}: ${letter} van ${inDutch(dated)}. ${text}`,
    })),
    ...(petition
      ? [{ name: 'Naar de ombudsman', text: `${petition.ombudsman}, ${inDutch(petition.on)}.${outcomeOf(petition)}` }]
      : []),
    ...measures.map(({ what, promisedOn, doneBy, doneOn }) => ({
      name: 'Maatregel',
      text: `${what} Toegezegd op ${inDutch(promisedOn)}${doneBy ? `, uiterlijk ${inDutch(doneBy)}` : ''}; ${doneOn ? `uitgevoerd op ${inDutch(doneOn)}` : 'nog niet uitgevoerd'}.`,
    })),
    ...(classification
      ? [
          {
            name: 'Onderwerp voor het jaarverslag',
            text: [topicTexts[classification.topic], ...classification.norms.map((norm) => normTexts[norm])].join(', '),
          },
        ]
      : []),
    ...(destroyedOn ? [{ name: 'Vernietigd', text: `op ${inDutch(destroyedOn)}` }] : []),
  ];
}

function outcomeOf({ outcome }: NonNullable<Complaint['petition']>): string {
  if (!outcome) return ' De ombudsman is nog niet klaar.';
  const norms = outcome.norms.map((norm) => normTexts[norm]).join(', ');
  return ` ${outcomeTexts[outcome.outcome]} (${inDutch(outcome.on)}). ${[norms, outcome.recommendation].filter(Boolean).join('. ')}`;
}

function nameOf({ name }: Authority): string {
  return name;
}
