import type { Channel, Complaint, Decision, Hearing, Judgement } from '#domain/complaint.ts';
import { timeOf } from '#domain/day.ts';
import { hearingOf } from '#domain/hearing.ts';
import type { LetterInput, LetterKind, LetterTo, Recipient, Text } from '#domain/letters.ts';
import { termsFor } from '#domain/terms.ts';
import type { Municipality } from '#settings/municipality.ts';
import { contactOf } from './contact.ts';
import { ombudsmanBlock } from './ombudsman-block.ts';
import { renderTemplate } from './render.ts';

/** From whom a letter comes, and where the complainant follows the complaint. */
export interface LetterFrom {
  municipality: Municipality;
  statusUrl: string;
}

/**
 * Writes a letter of the procedure: the acknowledgement (Awb 9:6), the copy (9:9), the invitation to be heard (9:10), the
 * deferral (9:11 lid 2), the informal closing (9:5) or the decision (9:12).
 * @throws EmptyPlaceholder when the complaint lacks what the letter says, or the municipality its ombudsman.
 */
export function composeLetter(input: LetterInput, from: LetterFrom): Text {
  return renderTemplate(`letters/${input.kind}`, { ...valuesOfAll(input, from), ...valuesOf[input.kind](input, from) });
}

/** What every letter may say. */
export function valuesOfAll({ complaint, recipient, on }: Omit<LetterInput, 'kind'>, from: LetterFrom) {
  const { municipality, statusUrl } = from;
  const { reference, receivedOn, decideBy, advisoryProcedure } = complaint;
  return {
    reference,
    receivedOn,
    decideBy,
    advisoryProcedure,
    statusUrl,
    recipientName: recipient.name.trim(),
    toComplainant: recipient.side === 'complainant',
    coordinator: municipality.roles.coordinator,
    contact: contactOf(municipality),
    signsFor: municipality.authority.signsFor,
    signedBy: '',
    ombudsman: ombudsmanBlock(municipality, on),
  };
}

const valuesOf: Record<LetterKind, (input: LetterInput, from: LetterFrom) => object> = {
  acknowledgement: ({ complaint, channel }, { municipality }) => {
    const { receivedAt, complainant } = complaint;
    const { steps, hearing, informalFirst, privacy, confidentiality, terms } = municipality;
    return {
      steps,
      hearing,
      informalFirst,
      privacy: confidentiality ? [confidentiality, ...privacy] : privacy,
      promises: terms.promises.map(({ what, workingDays }) => ({ what, within: within(workingDays) })),
      // What was written down by hand has a day, no moment.
      receivedTime: ['form', 'mail'].includes(complaint.channel) ? timeOf(receivedAt) : '',
      channel: channelNames[complaint.channel],
      explanation: explanationOf(complaint),
      askConsent: complainant.email !== undefined && complainant.consent === undefined,
      byMail: channel === 'mail',
      hasAddress: complainant.addressLines.length > 0,
    };
  },

  'copy-to-person': ({ complaint, enclosures }, { municipality }) => {
    const { statement, complainant } = complaint;
    const department = municipality.departments.find(({ id }) => id === statement.department)?.name;
    const facts = { Klager: complainant.name, Onderwerp: statement.subject, Over: statement.aboutWhom };
    const place = { Afdeling: department, Wanneer: statement.when, Waar: statement.where };
    return {
      enclosures: enclosures.map((name) => name.trim() || 'een document zonder naam'),
      facts: Object.entries({ ...facts, ...place }).flatMap(([label, value]) =>
        value?.trim() ? [{ label, value }] : [],
      ),
      whatHappened: statement.whatHappened.trim(),
      desiredSolution: statement.desiredSolution?.trim() ?? '',
    };
  },

  'hearing-invitation': ({ complaint, recipient }) => {
    const { manner, replyBy } = hearingOf(complaint, asLetterTo(recipient)) ?? {};
    return { manner, replyBy, handlerName: complaint.handler?.name ?? '' };
  },

  deferral: ({ complaint }) => {
    const { receivedOn, advisoryProcedure, deferral } = complaint;
    return {
      firstDecideBy: termsFor(receivedOn, { advisoryProcedure }).decide.lastDay,
      until: deferral?.until,
      reason: deferral?.reason,
    };
  },

  'informal-closing': ({ complaint: { satisfaction } }) => ({
    stated: satisfaction?.stated,
    agreed: satisfaction?.agreed,
    satisfiedOn: satisfaction?.on,
  }),

  decision: ({ complaint, on }) => {
    const { decision, hearing, personsConcerned, handler, decideBy } = complaint;
    return {
      late: on > decideBy,
      heldOn: hearing?.heldOn ?? '',
      noHearing: noHearing(hearing),
      othersHeard: personsConcerned.some((person) => person.hearing?.heldOn),
      othersNotHeard: personsConcerned.length > 0 && !personsConcerned.some((person) => person.hearing?.heldOn),
      findings: decision?.findings,
      parts: decision && partsOf(decision),
      conclusions: decision?.conclusions ?? '',
      signedBy: handler ? `${handler.name}, behandelaar van uw klacht` : '',
    };
  },
};

const channelNames: Record<Channel, string> = {
  form: 'via het formulier op onze website',
  mail: 'per e-mail',
  post: 'per post',
  phone: 'per telefoon',
  desk: 'aan de balie',
};

const judgements: Record<Judgement, { judgement: string; meaning: string }> = {
  'well-founded': { judgement: 'Uw klacht is gegrond.', meaning: 'Dat betekent: u klaagt terecht.' },
  'partly-well-founded': {
    judgement: 'Uw klacht is deels gegrond.',
    meaning: 'Dat betekent: u klaagt voor een deel terecht.',
  },
  unfounded: {
    judgement: 'Uw klacht is ongegrond.',
    meaning: 'Dat betekent: wij vinden dat wij ons behoorlijk hebben gedragen.',
  },
  'no-judgement': { judgement: 'Wij geven geen oordeel.', meaning: 'Hieronder leest u waarom dat niet kan.' },
};

function partsOf({ parts }: Decision) {
  return parts.map(({ subject, judgement, reasons }) => ({ subject, reasons, ...judgements[judgement] }));
}

/** On which ground the complainant was not heard (Awb 9:10 lid 2); one of them, unless the complainant was heard. */
function noHearing(hearing: Hearing | undefined) {
  if (hearing?.heldOn) return { manifestlyUnfounded: false, declared: false, noReply: false };
  const ground = hearing?.notHeld?.ground;
  // Without a hearing or a ground the letter would be silent about it: then it has no right to leave.
  if (!ground) return undefined;
  return {
    manifestlyUnfounded: ground === 'manifestly-unfounded',
    declared: ground === 'declared',
    noReply: ground === 'no-reply',
  };
}

/** Why the last day is that day; empty when the term was changed since. */
function explanationOf({ receivedOn, advisoryProcedure, decideBy }: Complaint): string[] {
  const { lastDay, explanation } = termsFor(receivedOn, { advisoryProcedure }).decide;
  return lastDay === decideBy ? explanation : [];
}

function within({ from, to }: { from: number; to: number }): string {
  if (from < to) return `binnen ${from} tot ${to} werkdagen`;
  return to === 1 ? 'binnen één werkdag' : `binnen ${to} werkdagen`;
}

function asLetterTo({ side, staffId }: Recipient): LetterTo {
  return side === 'complainant' ? { side } : { side, staffId: staffId! };
}
