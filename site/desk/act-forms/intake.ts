import { classify } from '#domain/classification.ts';
import type { Complaint } from '#domain/complaint.ts';
import { consent, preferContact, recordContactDetails, withdrawConsent } from '#domain/contact.ts';
import { inDutch } from '#domain/day.ts';
import { refused, acts as rules } from '#domain/lifecycle.ts';
import { confirmReceipt } from '#domain/receipt-confirmation.ts';
import { correctReceipt, startOf } from '#domain/receipt-correction.ts';
import { forward, pointElsewhere } from '#domain/redirecting.ts';
import { addToComplaint, askSupplement, breakOff } from '#domain/supplement.ts';
import { judgeSuspicion } from '#domain/suspicion.ts';
import { mergeInto, splitOff } from '#register/merging.ts';
import {
  contactOnlyTexts,
  elsewhereTexts,
  languageTexts,
  missingTexts,
  normTexts,
  suspicionTexts,
  topicTexts,
} from '../../texts/choices.ts';
import { complaintFor } from '../access.ts';
import { ask } from './field.ts';
import { actForm } from './form.ts';

const letterTo = ({ complainant }: Complaint) => `${complainant.name} krijgt daarvan een brief.`;

/** Acts about the complaint itself: what it lacks, where it belongs, what it is joined with. */
export const intake = {
  recordContactDetails: actForm({
    fields: {
      name: ask.line('Naam', { known: ({ complaint }) => complaint.complainant.name }),
      email: ask.email('E-mailadres', { known: ({ complaint }) => complaint.complainant.email }),
      phone: ask.line('Telefoonnummer', { type: 'tel', known: ({ complaint }) => complaint.complainant.phone }),
      addressLines: ask.address('Adres', {
        hint: 'Zoals op een envelop, zonder de naam. Brieven die geen adres hadden, gaan daarna vanzelf weg.',
        known: ({ complaint }) => complaint.complainant.addressLines.join('\n'),
      }),
      language: ask.choice('Taal van de brieven', languageTexts, {
        missing: 'Kies een taal.',
        known: ({ complaint }) => complaint.complainant.language ?? 'nl',
      }),
    },
    perform({ name, email, phone, addressLines, language }, { by, record }) {
      const contact = { name, addressLines, language, ...(email && { email }), ...(phone && { phone }) };
      return record((complaint) => {
        // An address or number that was wiped must go: what is absent would stay.
        const { email: _, phone: __, ...complainant } = complaint.complainant;
        return recordContactDetails({ ...complaint, complainant }, contact, by);
      });
    },
  }),

  judgeSuspicion: actForm({
    lead: ({ complaint: { suspicion, channel } }) =>
      `${channel === 'mail' ? 'Dit bericht komt misschien van een computer' : 'Dit formulier lijkt door een computer ingevuld'}: ${(suspicion?.signs ?? []).map((sign) => suspicionTexts[sign]).join(', en ')}. Het telt als klacht tot u er anders over beslist. De ontvangstbevestiging gaat pas weg als u ja zegt.`,
    fields: {
      isComplaint: ask.yesOrNo('Is dit een klacht?', { ja: 'Ja, dit is een klacht', nee: 'Nee, dit is geen klacht' }),
      reason: ask.text('Waarom niet?', { hint: 'Alleen nodig als u nee zegt.', rows: 2 }),
    },
    perform: (given, { today, by, record }) => record((complaint) => judgeSuspicion(complaint, given, today, by)),
  }),

  preferContact: actForm({
    lead: () => 'Hoe de klager bereikt wil worden. Alle brieven en berichten houden zich daaraan.',
    fields: {
      contactOnly: ask.choice(
        'Hoe mogen wij de klager bereiken?',
        { any: 'Zoals het uitkomt', ...contactOnlyTexts },
        { known: ({ complaint }) => complaint.complainant.contactOnly ?? 'any' },
      ),
    },
    perform: ({ contactOnly }, { by, record }) =>
      record((complaint) => preferContact(complaint, contactOnly === 'any' ? undefined : contactOnly, by)),
  }),

  consent: actForm({
    lead: ({ complaint: { complainant } }) =>
      [
        `Alleen als de klager uitdrukkelijk heeft gezegd brieven per e-mail te willen${complainant.email ? ` op ${complainant.email}` : ''}.`,
        ...(complainant.email ? [] : ['Leg eerst het e-mailadres vast.']),
        ...(complainant.email && complainant.consent
          ? ['De toestemming staat al vast; een nieuwe dag vervangt de oude.']
          : []),
      ].join(' '),
    fields: { givenOn: ask.pastDay('Gezegd op') },
    perform: async ({ givenOn }, { today, by, record }) =>
      givenOn > today
        ? refused('day-in-future', rules.consent.article, [givenOn])
        : record((complaint) => consent(complaint, givenOn, by)),
  }),

  withdrawConsent: actForm({
    lead: () => 'Vanaf nu gaan de brieven per post. Wat al is gemaild, blijft gelden.',
    fields: { stated: ask.text('Hoe heeft de klager dat laten weten?', { rows: 2 }) },
    perform: (_, { by, record }) => record((complaint) => withdrawConsent(complaint, by)),
  }),

  confirmReceipt: actForm({
    lead: ({ complaint: { provisionalReceipt, receivedOn } }) =>
      `${provisionalReceipt?.forwardedBy ?? 'Een collega'} stuurde deze klacht door. Volgens die e-mail schreef de klager op ${inDutch(receivedOn)}. Klopt dat niet? Pas dan het begin van de termijn aan.`,
    fields: {},
    perform: (_, { today, by, record }) => record((complaint) => confirmReceipt(complaint, today, by)),
  }),

  correctReceipt: actForm({
    lead: ({ complaint }) =>
      `De termijnen lopen nu vanaf ${inDutch(startOf(complaint))}. Dit is voor als de dag van ontvangst verkeerd is genoteerd, of als de klacht binnen de gemeente is doorgestuurd en dat meteen aan de klager is verteld. ${letterTo(complaint)}`,
    fields: {
      startsOn: ask.pastDay('De termijnen lopen vanaf'),
      reason: ask.text('Waarom?', { hint: 'Dit staat in de brief.', rows: 3 }),
    },
    perform: (given, { today, by, record }) => record((complaint) => correctReceipt(complaint, given, today, by)),
  }),

  askSupplement: actForm({
    lead: ({ complaint }) =>
      `${complaint.complainant.name} krijgt een brief met uw vraag. De termijn loopt door: vragen om een aanvulling schort niets op.`,
    fields: {
      missing: ask.several('Wat ontbreekt?', missingTexts),
      explanation: ask.text('Uitleg', { hint: 'Dit staat in de brief. Vraag zo precies mogelijk.', rows: 3 }),
      replyBy: ask.day('Aanvullen kan tot en met'),
    },
    perform: (given, { today, by, record }) => record((complaint) => askSupplement(complaint, given, today, by)),
  }),

  addToComplaint: actForm({
    lead: () => 'Voor wat de klager later schrijft of zegt. De klacht zelf blijft zoals die was.',
    fields: { text: ask.text('Wat voegt de klager toe?', { hint: 'In de woorden van de klager.', rows: 6 }) },
    perform: (given, { today, by, record }) => record((complaint) => addToComplaint(complaint, given, today, by)),
  }),

  breakOff: actForm({
    lead: ({ complaint }) =>
      `Alleen als de klager is gevraagd om wat ontbreekt en dat niet kwam, of als u de klager niet kunt bereiken. ${complaint.complainant.name} krijgt een brief, als er een adres is.`,
    fields: { reasons: ask.text('Waarom kunt u niet verder?', { hint: 'Dit staat in de brief.' }) },
    perform: (given, { today, by, record }) => record((complaint) => breakOff(complaint, given, today, by)),
  }),

  forward: actForm({
    lead: ({ complaint }) =>
      `De klacht gaat naar het andere bestuursorgaan, en ${complaint.complainant.name} krijgt tegelijk een brief waarin staat naar wie. Daarmee eindigt de behandeling hier.`,
    fields: {
      to: ask.authority('Naar welk bestuursorgaan?'),
      reasons: ask.text('Waarom gaat dat erover?', { hint: 'Dit staat in de brief.' }),
    },
    perform: (given, { today, by, record }) => record((complaint) => forward(complaint, given, today, by)),
  }),

  pointElsewhere: actForm({
    lead: ({ complaint }) =>
      `${complaint.complainant.name} krijgt een brief die de juiste weg wijst. Blijft er een klacht over, dan blijft die open met haar eigen termijn.`,
    fields: {
      kind: ask.choice('Wat is het?', elsewhereTexts),
      part: ask.text('Om welk deel van de klacht gaat het?', { rows: 2 }),
      explanation: ask.text('Waar moet de klager zijn?', { hint: 'Dit staat in de brief.' }),
      wholly: ask.tick('Dit is alles: er blijft geen klacht over, en de klacht wordt gesloten.'),
    },
    perform: (given, { today, by, record }) => record((complaint) => pointElsewhere(complaint, given, today, by)),
  }),

  merge: actForm({
    lead: ({ complaint }) =>
      `Kan met een klacht van dezelfde klager die het eerst af moet. Die gaat door, met de documenten van deze. Deze wordt gesloten. ${letterTo(complaint)}`,
    fields: { into: ask.line('Nummer van de andere klacht', { hint: 'Bijvoorbeeld: KL-2026-0042' }) },
    async perform({ into }, { register, transaction, staff, complaint, today, by }) {
      const { article } = rules.merge;
      if (!into) return refused('something-missing', article, ['into']);
      // Whoever may not know of the other complaint learns nothing about it here.
      const other = await complaintFor(transaction, staff, into);
      if (!other) return refused('not-the-same-complainant', article, [into]);
      const entry = { act: 'merge', by, content: { into } } as const;
      return mergeInto(transaction, register, complaint, into, entry, today);
    },
  }),

  split: actForm({
    lead: ({ complaint }) =>
      `Elk onderdeel wordt een eigen klacht, met dezelfde dag van ontvangst en dezelfde termijn. De rest blijft hier. ${complaint.complainant.name} krijgt daarvan een brief, en van elke nieuwe klacht een ontvangstbevestiging.`,
    fields: {
      parts: ask.texts('Onderdeel', { room: 4, hint: 'Wat u leeg laat, telt niet mee.' }),
    },
    perform: ({ parts }, { register, transaction, complaint, today, by }) =>
      splitOff(transaction, register, complaint, parts, { act: 'split', by }, today),
  }),

  classify: actForm({
    lead: () => 'Voor het jaarverslag. Dit verandert niets aan de behandeling.',
    fields: {
      topic: ask.choice('Waarover gaat de klacht?', topicTexts),
      norms: ask.several('Welke normen van behoorlijkheid spelen een rol?', normTexts),
    },
    perform: (classification, { by, record }) => record((complaint) => classify(complaint, classification, by)),
  }),
};
