import { settleInformally } from '#domain/informal-closing.ts';
import { recordContact, takeUpFormally, takeUpInformally } from '#domain/take-up.ts';
import { ask } from './field.ts';
import { actForm } from './form.ts';

/** Acts of the talk about a solution, and of what comes instead (Awb 9:5). */
export const talk = {
  takeUpInformally: actForm({
    lead: () => 'Probeer er eerst samen uit te komen. De termijn loopt door.',
    fields: {},
    perform: (_, { by, record }) => record((complaint) => takeUpInformally(complaint, by)),
  }),

  recordContact: actForm({
    fields: {
      contactOn: ask.pastDay('Wanneer'),
      how: ask.line('Hoe', { hint: 'Bijvoorbeeld: gebeld, of gesproken op het gemeentehuis' }),
      note: ask.text('Wat is besproken?'),
    },
    perform: (given, { today, by, record }) => record((complaint) => recordContact(complaint, given, today, by)),
  }),

  takeUpFormally: actForm({
    lead: () =>
      'De klager en de beklaagde worden gehoord en de klager krijgt een brief met het oordeel. De termijn blijft dezelfde.',
    fields: {},
    perform: (_, { by, record }) => record((complaint) => takeUpFormally(complaint, by)),
  }),

  settleInformally: actForm({
    lead: ({ complaint }) =>
      `Dat kan alleen als de klager tevreden is en dat zelf heeft laten weten. ${complaint.complainant.name} krijgt een bevestiging en kan nog laten weten dat het toch niet klopt.`,
    fields: {
      stated: ask.text('Hoe heeft de klager laten weten tevreden te zijn?', {
        hint: 'Dit staat in de brief. Bijvoorbeeld: in het telefoongesprek van 3 maart 2026.',
        rows: 2,
        known: ({ complaint }) => complaint.statedSatisfied?.words,
      }),
      agreed: ask.text('Wat is afgesproken?', { hint: 'Dit staat in de brief.' }),
    },
    perform: (given, { today, by, record }) => record((complaint) => settleInformally(complaint, given, today, by)),
  }),
};
