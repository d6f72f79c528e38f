import { inDutch, inDutchWithWeekday } from '#domain/day.ts';
import { defer } from '#domain/deferral.ts';
import { answerPostponement, askPostponement, openRequest } from '#domain/postponement.ts';
import { startOf } from '#domain/receipt-correction.ts';
import { deferralLimit } from '#domain/terms.ts';
import { ask } from './field.ts';
import type { Facts } from './form.ts';
import { actForm } from './form.ts';

const limitOf = ({ complaint }: Facts) => deferralLimit(startOf(complaint), complaint.advisoryProcedure);

/** Acts that move the last day (Awb 9:11). */
export const term = {
  defer: actForm({
    lead(facts) {
      const { complainant, personsConcerned } = facts.complaint;
      const told = [complainant, ...personsConcerned].map(({ name }) => name).join(', ');
      return `Verdagen kan één keer, tot en met ${inDutchWithWeekday(limitOf(facts))}. Daarvan krijgt bericht: ${told}.`;
    },
    fields: {
      until: ask.day('Verdagen tot en met', { hint: (facts) => `Bijvoorbeeld: ${inDutch(limitOf(facts))}` }),
      reason: ask.text('Reden', { hint: 'Deze reden staat in de brief.', rows: 3 }),
    },
    perform: (deferral, { today, by, record }) => record((complaint) => defer(complaint, deferral, today, by)),
  }),

  askPostponement: actForm({
    lead: ({ complaint }) =>
      `De laatste dag is nu ${inDutchWithWeekday(complaint.decideBy)}. ${complaint.complainant.name} krijgt een brief met uw vraag. Alleen een schriftelijk ja verschuift de laatste dag; zwijgen is geen ja.`,
    fields: {
      until: ask.day('Tot en met welke dag?'),
      reason: ask.text('Reden', { hint: 'Deze reden staat in de brief.', rows: 3 }),
    },
    perform: (request, { today, by, record }) => record((complaint) => askPostponement(complaint, request, today, by)),
  }),

  answerPostponement: actForm({
    lead({ complaint }) {
      const request = openRequest(complaint);
      return request
        ? `Gevraagd op ${inDutch(request.askedOn)}: uitstel tot en met ${inDutchWithWeekday(request.until)}. De klager moet schriftelijk hebben geantwoord.`
        : 'Er is geen verzoek om verder uitstel waarop nog antwoord moet komen.';
    },
    fields: {
      agrees: ask.yesOrNo('Stemt de klager in?', { ja: 'Ja, de klager stemt in', nee: 'Nee, de klager stemt niet in' }),
      stated: ask.text('Hoe heeft de klager dat laten weten?', {
        hint: 'Bijvoorbeeld: in de e-mail van 3 maart 2026.',
        rows: 2,
      }),
    },
    perform: (given, { today, by, record }) => record((complaint) => answerPostponement(complaint, given, today, by)),
  }),
};
