import type { Complaint } from '#domain/complaint.ts';
import { inDutch } from '#domain/day.ts';
import type { ComplaintDocument } from '#register/documents.ts';
import type { Municipality } from '#settings/municipality.ts';
import { consentText, fieldLabels } from '../texts/form.ts';
import { fileSize } from '../texts/numbers.ts';

/** One answer of the complainant, under the question it answers. */
export interface Answer {
  question: string;
  lines: string[];
}

/** All that the complainant sent, in their own words, with the names of the attachments (Awb 2:17 lid 2). */
export function enteredIn(
  { statement, complainant, additions = [] }: Complaint,
  documents: readonly ComplaintDocument[],
  { departments }: Municipality,
): Answer[] {
  const { subject, whatHappened, when, where, aboutWhom, department, desiredSolution } = statement;
  const { name, addressLines, phone, email, consent } = complainant;
  const attachments = documents.filter(({ kind }) => kind === 'attachment');
  const answers: [string, (string | undefined)[]][] = [
    ['Onderwerp', [subject]],
    [fieldLabels.whatHappened, [whatHappened]],
    [fieldLabels.when, [when]],
    [fieldLabels.where, [where]],
    [fieldLabels.aboutWhom, [aboutWhom]],
    [fieldLabels.department, [departments.find(({ id }) => id === department)?.name ?? department]],
    [fieldLabels.desiredSolution, [desiredSolution]],
    [fieldLabels.attachments, attachments.map((file) => `${file.name} (${fileSize(file.size)})`)],
    ...additions.map(({ text, on }): [string, string[]] => [`Aanvulling van ${inDutch(on)}`, [text]]),
    [fieldLabels.name, [name]],
    ['Adres', addressLines],
    [fieldLabels.phone, [phone]],
    [fieldLabels.email, [email]],
    [fieldLabels.consent, [consent && consentText]],
  ];
  return answers.flatMap(([question, given]) => {
    const lines = given.filter((line) => line !== undefined && line !== '') as string[];
    return lines.length ? [{ question, lines }] : [];
  });
}
