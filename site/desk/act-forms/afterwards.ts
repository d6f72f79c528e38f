import { randomUUID } from 'node:crypto';
import { correctLetter } from '#domain/correction.ts';
import { inDutch } from '#domain/day.ts';
import type { LetterTo } from '#domain/letters.ts';
import { refused, acts as rules } from '#domain/lifecycle.ts';
import { completeMeasure, promiseMeasure } from '#domain/measures.ts';
import { recordPetition, recordPetitionOutcome, referToOmbudsman } from '#domain/ombudsman.ts';
import { reopen, returnToFormal } from '#domain/reopening.ts';
import { retentionOf } from '#domain/retention.ts';
import { restore } from '#domain/withdrawal.ts';
import { destroyComplaint } from '#register/destroying.ts';
import { municipalityOf } from '#register/register.ts';
import type { LetterRow } from '#register/tables.ts';
import { normTexts, outcomeTexts } from '../../texts/choices.ts';
import { letterIn } from '../access.ts';
import { ombudsmanDoubt, ombudsmanFor } from '../ombudsman.ts';
import { ask } from './field.ts';
import { actForm } from './form.ts';

const hasLeft = ({ sent_at, posted_on }: Pick<LetterRow, 'sent_at' | 'posted_on'>) => Boolean(sent_at || posted_on);

/** Acts after the end: the way back, the ombudsman, what was promised, what was wrong in a letter. */
export const afterwards = {
  returnToFormal: actForm({
    lead: ({ complaint }) =>
      `Voor als de klager toch niet tevreden is. ${complaint.complainant.name} krijgt daarvan een brief. De termijn liep door sinds de ontvangst.`,
    fields: { words: ask.text('Hoe heeft de klager dat laten weten?', { rows: 2 }) },
    async perform(given, { today, by, record }) {
      if (!given.words) return refused('something-missing', rules.returnToFormal.article, ['words']);
      return record((complaint) => returnToFormal(complaint, given, today, by));
    },
  }),

  restore: actForm({
    lead: ({ complaint }) =>
      `Voor als de klager de klacht toch wil doorzetten. ${complaint.complainant.name} krijgt daarvan een brief. De laatste dag blijft zoals die was.`,
    fields: { stated: ask.text('Hoe heeft de klager dat laten weten?', { rows: 2 }) },
    async perform({ stated }, { today, by, record }) {
      if (!stated) return refused('something-missing', rules.restore.article, ['stated']);
      return record((complaint) => restore(complaint, today, by));
    },
  }),

  reopen: actForm({
    lead: ({ complaint }) =>
      `Voor als er een fout is gemaakt, of de ombudsman daar aanleiding toe geeft. ${complaint.complainant.name} krijgt daarvan een brief. Verstuurde brieven blijven zoals ze zijn.`,
    fields: { reason: ask.text('Waarom?', { hint: 'Dit staat in de brief.', rows: 3 }) },
    perform: (given, { today, by, record }) => record((complaint) => reopen(complaint, given, today, by)),
  }),

  correctLetter: actForm({
    lead: () =>
      'Een verstuurde brief verandert nooit. Wie de brief kreeg, krijgt een nieuwe waarin staat wat er niet klopte.',
    fields: {
      letterId: ask.oneOf('Welke brief?', ({ letters }) => ({
        options: letters.filter(hasLeft).map(({ id, subject, dated_on, recipient }) => ({
          value: id,
          text: `${subject}, ${inDutch(dated_on)}, aan ${recipient.name}`,
        })),
      })),
      text: ask.text('Wat klopt er niet, en wat moet het zijn?', { hint: 'Dit staat in de brief.' }),
    },
    async perform({ letterId, text }, { transaction, complaint, today, by, record }) {
      const { article } = rules.correctLetter;
      if (!letterId) return refused('something-missing', article, ['letterId']);
      const row = await letterIn(transaction, complaint, letterId);
      if (!row || !hasLeft(row)) return refused('no-such-letter', article);
      const { subject: letter, dated_on: dated, recipient } = row;
      const content = { letter, dated, recipient: recipient.name, text };
      return record((now) => correctLetter(now, { letter, dated, to: sideOf(row), text }, today, by), content);
    },
  }),

  referToOmbudsman: actForm({
    lead({ complaint, municipality, today }) {
      const ombudsman = ombudsmanFor(municipality, complaint, today);
      return ombudsman
        ? `${complaint.complainant.name} krijgt een brief over de weg naar de ombudsman: ${ombudsman.name}.`
        : 'Voor vandaag staat er geen ombudsman in de gegevens van de gemeente.';
    },
    warning: ({ municipality, complaint, today }) => ombudsmanDoubt(municipality, complaint, today),
    fields: {},
    perform(_, { register, staff, today, by, record }) {
      const municipality = municipalityOf(register, staff.municipality);
      return record((complaint) => referToOmbudsman(complaint, ombudsmanFor(municipality, complaint, today)?.name, by));
    },
  }),

  recordPetition: actForm({
    lead: () => 'De klacht wordt dan langer bewaard, in elk geval tot de ombudsman klaar is.',
    fields: {
      ombudsman: ask.line('Naar welke ombudsman?', {
        known: ({ municipality, complaint, today }) => ombudsmanFor(municipality, complaint, today)?.name,
      }),
      petitionedOn: ask.pastDay('Wanneer'),
    },
    perform: (given, { today, by, record }) => record((complaint) => recordPetition(complaint, given, today, by)),
  }),

  recordPetitionOutcome: actForm({
    fields: {
      outcome: ask.choice('Wat vond de ombudsman?', outcomeTexts),
      norms: ask.several('Welke normen noemt de ombudsman?', normTexts),
      recommendation: ask.text('Aanbeveling', { hint: 'Laat leeg als er geen is.' }),
      reportedOn: ask.pastDay('Gedateerd op'),
    },
    perform: (given, { today, by, record }) =>
      record((complaint) => recordPetitionOutcome(complaint, given, today, by)),
  }),

  promiseMeasure: actForm({
    fields: {
      what: ask.text('Wat gaat de gemeente doen?', { rows: 3 }),
      doneBy: ask.maybeDay('Uiterlijk op', { hint: 'Laat leeg als er geen dag is afgesproken.' }),
    },
    perform: (given, { today, by, record }) =>
      record((complaint) => promiseMeasure(complaint, { id: randomUUID(), ...given }, today, by)),
  }),

  completeMeasure: actForm({
    fields: {
      measureId: ask.oneOf('Welke maatregel?', ({ complaint: { measures = [] } }) => ({
        options: measures.filter(({ doneOn }) => !doneOn).map(({ id, what }) => ({ value: id, text: what })),
      })),
      doneOn: ask.pastDay('Uitgevoerd op'),
    },
    async perform({ measureId: id, doneOn }, { complaint, today, by, record }) {
      if (!id) return refused('something-missing', rules.completeMeasure.article, ['measureId']);
      const what = complaint.measures?.find((measure) => measure.id === id)?.what;
      return record((now) => completeMeasure(now, { id, doneOn }, today, by), { what, doneOn });
    },
  }),

  destroy: actForm({
    lead({ complaint }) {
      const retention = retentionOf(complaint);
      const kept = retention
        ? `De klacht wordt bewaard tot en met ${inDutch(retention.until)}.`
        : 'De klacht mag nu niet worden vernietigd.';
      return `${kept} Na het vernietigen zijn de tekst, de namen, de brieven en de documenten weg. Dat kan niet ongedaan worden gemaakt. Wat blijft, is dat er een klacht was en hoe die is afgelopen.`;
    },
    fields: { sure: ask.tick('Ik weet zeker dat deze klacht vernietigd moet worden.') },
    async perform({ sure }, { register, transaction, complaint, by }) {
      if (!sure) return refused('something-missing', rules.destroy.article, ['sure']);
      return destroyComplaint(transaction, register, { id: complaint.id }, by);
    },
  }),
};

/** To whom a letter went, for another one to them. */
function sideOf({ side, staff_id, recipient }: LetterRow): LetterTo {
  if (side === 'complainant') return { side };
  if (side === 'person-concerned') return { side, staffId: staff_id ?? '' };
  const { name, email, addressLines } = recipient;
  return { side, authority: { name, addressLines, ...(email && { email }) } };
}
