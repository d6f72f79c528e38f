import type { Complaint } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { inDutch, inDutchWithWeekday } from '#domain/day.ts';
import { toldDay } from '#domain/told-day.ts';
import type { ComplaintDocument } from '#register/documents.ts';
import type { Municipality } from '#settings/municipality.ts';
import { languageTexts } from '../texts/choices.ts';
import { reviewTexts } from '../texts/form/review.ts';
import { contactTexts } from '../texts/form/steps.ts';
import { consentText, fieldLabels } from '../texts/form.ts';
import { fileSize } from '../texts/numbers.ts';

/** One answer of the complainant, under the question it answers. */
export interface Answer {
  question: string;
  lines: string[];
  /** What came with it. */
  files?: readonly EnteredFile[];
}

/** An attachment as it is named to the complainant; with an id once it is registered. */
export type EnteredFile = Pick<ComplaintDocument, 'name' | 'size'> & Partial<Pick<ComplaintDocument, 'id'>>;

/** The answers by the step of the form that asks for them. */
export type Part = 'what' | 'whom' | 'solution' | 'you';

/** All that the complainant sent, in their own words, with their own attachments (Awb 2:17 lid 2). */
export function enteredIn(complaint: Complaint, own: readonly EnteredFile[], municipality: Municipality): Answer[] {
  const { statement, additions = [], receivedOn } = complaint;
  const later = new Set(additions.flatMap(({ files = [] }) => files));
  const before = own.filter(({ name }) => !later.has(name));
  const { what, whom, solution, you } = partsOf(complaint, before, municipality, receivedOn);
  return [
    ...answered([['Onderwerp', [statement.subject]]]),
    ...[...what, ...whom, ...solution],
    ...answered(
      additions.map(({ text, files = [], on }) => [
        `Aanvulling van ${inDutch(on)}`,
        [text],
        own.filter(({ name }) => files.includes(name)),
      ]),
    ),
    ...you,
  ];
}

/** How an attachment is named, with how large it is. */
export function fileLine({ name, size }: EnteredFile): string {
  return `${name} (${fileSize(size)})`;
}

/** What was entered, part by part, as it is read on that day; questions without an answer are left out. */
export function partsOf(
  { statement, complainant }: Pick<Complaint, 'statement' | 'complainant'>,
  attachments: readonly EnteredFile[],
  { departments }: Pick<Municipality, 'departments'>,
  on: Day,
): Record<Part, Answer[]> {
  const { whatHappened, when, where, aboutWhom, department, otherDepartments = [], desiredSolution } = statement;
  const { name, addressLines, phone, email, consent, contactOnly, language, representative } = complainant;
  const departmentName = (given: string | undefined) => departments.find(({ id }) => id === given)?.name ?? given;
  return {
    what: answered([
      [fieldLabels.whatHappened, [whatHappened]],
      [fieldLabels.when, [when, when && readAs(when, on)]],
      [fieldLabels.where, [where]],
    ]),
    whom: answered([
      [fieldLabels.aboutWhom, [aboutWhom]],
      [fieldLabels.department, [department, ...otherDepartments].map(departmentName)],
    ]),
    solution: answered([
      [fieldLabels.desiredSolution, [desiredSolution]],
      [fieldLabels.attachments, [], attachments],
    ]),
    you: answered([
      ...(representative
        ? [
            ['Namens wie is de klacht?', [name]] as const,
            [fieldLabels.relation, [representative.relation]] as const,
            ['Uw naam', [representative.name]] as const,
          ]
        : [[fieldLabels.name, [name]] as const]),
      ['Adres', addressLines],
      [fieldLabels.phone, [phone]],
      [fieldLabels.email, [email]],
      [fieldLabels.contactOnly, [contactOnly && contactTexts[contactOnly]]],
      [fieldLabels.consent, [consent && consentText]],
      [fieldLabels.language, [language === 'en' ? languageTexts.en : undefined]],
    ]),
  };
}

/** The full date that was understood, where it says more than what was written. */
function readAs(when: string, on: Day): string | undefined {
  const told = toldDay(when, on);
  if (!told || !('day' in told)) return undefined;
  const full = inDutchWithWeekday(told.day);
  return when.toLowerCase() === full ? undefined : reviewTexts.readAs(full);
}

type Given = readonly [question: string, lines: readonly (string | undefined)[], files?: readonly EnteredFile[]];

function answered(answers: readonly Given[]): Answer[] {
  return answers.flatMap(([question, given, files = []]) => {
    const lines = given.filter((line) => line !== undefined && line !== '') as string[];
    return lines.length || files.length ? [{ question, lines, ...(files.length && { files }) }] : [];
  });
}
