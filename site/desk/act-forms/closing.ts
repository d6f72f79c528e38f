import { inDutch } from '#domain/day.ts';
import { notHandle } from '#domain/not-handling.ts';
import { withdraw } from '#domain/withdrawal.ts';
import { municipalityOf } from '#register/register.ts';
import { notHandlingTexts } from '../../texts/choices.ts';
import { ombudsmanDoubt, ombudsmanFor } from '../ombudsman.ts';
import { ask } from './field.ts';
import { actForm } from './form.ts';

/** Acts that end the handling without a judgement. */
export const closing = {
  notHandle: actForm({
    lead: ({ complaint }) =>
      `U hoeft de klacht dan niet te behandelen, maar het mag wel. ${complaint.complainant.name} krijgt een brief met de redenen, en met de ombudsman. Die brief gaat uiterlijk ${inDutch(complaint.noticeBy)} weg.`,
    warning: ({ municipality, complaint, today }) => ombudsmanDoubt(municipality, complaint, today),
    fields: {
      ground: ask.choice('Op welke grond?', notHandlingTexts, { missing: 'Kies een grond.' }),
      facts: ask.text('Waaruit blijkt dat?', {
        hint: 'Bijvoorbeeld: de eerdere klacht en hoe die afliep, het besluit en de datum, of het zaaknummer van de rechter.',
        rows: 3,
      }),
      reasons: ask.text('Waarom neemt u de klacht daarom niet in behandeling?', { hint: 'Dit staat in de brief.' }),
      incidentOn: ask.maybeDay('Dag waarop het gebeurde', {
        hint: 'Alleen nodig als het meer dan een jaar geleden is. Bij gedrag dat doorging: de laatste dag.',
        known: ({ complaint }) => complaint.incidentOn && inDutch(complaint.incidentOn),
      }),
      aboutLateDecision: ask.tick('De klacht gaat over te laat beslissen, terwijl daartegen beroep openstaat.'),
      reviewOn: ask.maybeDay('Dag om opnieuw te kijken', {
        hint: 'Alleen nodig bij een strafrechtelijk onderzoek.',
      }),
      late: ask.text('Waarom meldt u dit pas na vier weken?', {
        hint: ({ complaint }) => `Alleen nodig na ${inDutch(complaint.noticeBy)}.`,
        rows: 2,
      }),
    },
    perform({ incidentOn, reviewOn, late, ...given }, { register, staff, today, by, record }) {
      const municipality = municipalityOf(register, staff.municipality);
      const dated = { ...(incidentOn && { incidentOn }), ...(reviewOn && { reviewOn }), ...(late && { late }) };
      return record((complaint) => {
        const ombudsman = ombudsmanFor(municipality, complaint, today)?.name;
        return notHandle(complaint, { ...given, ...dated, ombudsman }, today, by);
      });
    },
  }),

  withdraw: actForm({
    lead: ({ complaint }) =>
      `Alleen als de klager zelf zegt de klacht in te trekken. ${complaint.complainant.name} krijgt een bevestiging, waarin staat hoe dat ongedaan te maken is.`,
    fields: {
      stated: ask.text('Hoe heeft de klager dat laten weten?', {
        hint: 'Bijvoorbeeld: in de e-mail van 3 maart 2026.',
        rows: 2,
      }),
    },
    perform: (given, { today, by, record }) => record((complaint) => withdraw(complaint, given, today, by)),
  }),
};
