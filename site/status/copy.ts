import type { Complaint } from '#domain/complaint.ts';
import { dayOf, inDutchWithWeekday, timeOf } from '#domain/day.ts';
import { recipientOf } from '#domain/letters.ts';
import type { Municipality } from '#settings/municipality.ts';
import type { PrintedLetter } from '#templates/pdf.ts';
import { printedLetter } from '#templates/printed-letter.ts';
import { copyReceived, copyTitle } from '../texts/form/confirmation.ts';
import type { Answer } from './entered.ts';
import { fileLine } from './entered.ts';
import { lastDayOf } from './last-day.ts';

/** The copy of what somebody sent, on paper: when it came in, the last day and why, and every answer. */
export function copyOf(complaint: Complaint, answers: Answer[], municipality: Municipality): PrintedLetter {
  const { reference, receivedAt } = complaint;
  const { day, explanation } = lastDayOf(complaint);
  const receivedOn = dayOf(receivedAt);
  const recipient = recipientOf({ side: 'complainant' }, complaint);
  const letter = { subject: copyTitle(reference), markdown: '', recipient, dated_on: receivedOn };
  const received = copyReceived(inDutchWithWeekday(receivedOn), timeOf(receivedAt));
  return {
    ...printedLetter(letter, reference, municipality),
    blocks: [
      paragraph([received]),
      paragraph([`Laatste dag om uw klacht af te handelen: ${inDutchWithWeekday(day)}.`]),
      { kind: 'list', ordered: false, items: explanation.map((sentence) => [[{ text: sentence }]]) },
      ...answers.flatMap(({ question, lines, files = [] }) => [
        { kind: 'heading' as const, level: 2 as const, text: [{ text: question }] },
        paragraph([...lines.flatMap((line) => line.split('\n')), ...files.map(fileLine)]),
      ]),
    ],
  };
}

function paragraph(lines: string[]) {
  return { kind: 'paragraph' as const, lines: lines.map((text) => [{ text }]) };
}
