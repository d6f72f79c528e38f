import { applyAdvisoryProcedure, recordAdvice } from '#domain/advice.ts';
import { inDutch } from '#domain/day.ts';
import { answerInvitation, isHeard, offerHearing, recordHearing, recordNoHearing } from '#domain/hearing.ts';
import { refused, acts as rules } from '#domain/lifecycle.ts';
import { startOf } from '#domain/receipt-correction.ts';
import { isInvolved } from '#domain/routing.ts';
import { staffOf } from '#register/staff.ts';
import { noHearingTexts } from '../../texts/acts.ts';
import { sidesOf } from '../sides.ts';
import { ask } from './field.ts';
import type { Facts } from './form.ts';
import { actForm } from './form.ts';

const unheard = ({ complaint }: Facts) => ({ options: sidesOf(complaint) });

/** Acts of hearing both sides, and of the advice where there is one (Awb 9:10, 9:15). */
export const hearing = {
  offerHearing: actForm({
    lead({ complaint: { complainant, hearing, personsConcerned } }) {
      const all = [{ name: complainant.name, hearing }, ...personsConcerned];
      const names = all.filter((one) => !one.hearing?.offeredOn && !isHeard(one.hearing)).map(({ name }) => name);
      return names.length
        ? `Een uitnodiging gaat naar: ${names.join(', ')}.`
        : 'Iedereen is al uitgenodigd of gehoord.';
    },
    fields: {
      replyBy: ask.day('Reageren kan tot en met'),
      manner: ask.text('Hoe en waar', {
        hint: 'Zo komt het in de uitnodiging. Bijvoorbeeld: in een gesprek op het gemeentehuis, of telefonisch als u dat liever wilt.',
        rows: 3,
      }),
    },
    perform: (invitation, { today, by, record }) =>
      record((complaint) => offerHearing(complaint, invitation, today, by)),
  }),

  answerInvitation: actForm({
    lead: () => 'Voor wat de klager u liet weten. Laat de klager niets horen, leg dat dan niet hier vast.',
    fields: {
      wantsHearing: ask.yesOrNo('Wil de klager gehoord worden?', {
        ja: 'Ja, de klager wil gehoord worden',
        nee: 'Nee, de klager ziet daarvan af',
      }),
      words: ask.text('Hoe heeft de klager dat laten weten?', {
        hint: 'Bijvoorbeeld: in het telefoongesprek van 3 maart 2026.',
        rows: 2,
      }),
    },
    perform: (given, { today, by, record }) => record((complaint) => answerInvitation(complaint, given, today, by)),
  }),

  recordHearing: actForm({
    fields: {
      who: ask.side('Wie is gehoord?', unheard),
      heldOn: ask.pastDay('Wanneer'),
      heardBy: ask.oneOf(
        'Wie leidde het gesprek?',
        ({ complaint, colleagues }) => ({
          options: colleagues
            .filter(({ id }) => !isInvolved(complaint, id))
            .map(({ id, name }) => ({ value: id, text: name })),
        }),
        {
          hint: 'Laat leeg als u dat zelf was.',
          known: ({ complaint, by }) =>
            complaint.hearingChair?.staffId === by.staffId ? undefined : complaint.hearingChair?.staffId,
        },
      ),
      report: ask.text('Verslag', { rows: 8 }),
    },
    async perform({ heardBy, ...hearing }, { transaction, staff, today, by, record }) {
      if (!heardBy) return record((complaint) => recordHearing(complaint, hearing, today, by), hearing);
      const person = (await staffOf(transaction, staff.municipality)).find(({ id }) => id === heardBy);
      if (!person) return refused('something-missing', rules.recordHearing.article, ['heardBy']);
      const content = { ...hearing, heardBy: person.name };
      return record((complaint) => recordHearing(complaint, { ...hearing, heardBy: person }, today, by), content);
    },
  }),

  recordNoHearing: actForm({
    fields: {
      who: ask.side('Wie is niet gehoord?', unheard),
      ground: ask.choice('Waarom niet?', noHearingTexts, {
        missing: 'Kies een reden.',
        hint: 'Dat de klacht kennelijk ongegrond is, kan alleen bij de klager.',
      }),
      note: ask.text('Toelichting', { hint: 'Waaruit blijkt dat?', rows: 3 }),
    },
    perform: (without, { today, by, record }) => record((complaint) => recordNoHearing(complaint, without, today, by)),
  }),

  applyAdvisoryProcedure: actForm({
    lead: ({ complaint }) =>
      `Alleen als een regeling of besluit van de gemeente dit voorschrijft; niet omdat een klacht moeilijk is. De termijn wordt tien weken vanaf ${inDutch(startOf(complaint))}. Beide kanten krijgen daarvan bericht.`,
    fields: { regulation: ask.text('Welke regeling of welk besluit?', { hint: 'Dit staat in de brief.', rows: 2 }) },
    perform: (given, { today, by, record }) =>
      record((complaint) => applyAdvisoryProcedure(complaint, given, today, by)),
  }),

  recordAdvice: actForm({
    lead: () =>
      'Alleen waar een adviescommissie of adviseur over klachten adviseert. U geeft daarbij geen aanwijzingen.',
    fields: {
      adviser: ask.line('Wie geeft het advies?'),
      advisedOn: ask.pastDay('Gedateerd op'),
      findings: ask.text('Verslag van bevindingen', { rows: 6 }),
      advice: ask.text('Advies', { rows: 6 }),
    },
    perform: (given, { today, by, record }) => record((complaint) => recordAdvice(complaint, given, today, by)),
  }),
};
