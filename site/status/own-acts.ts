import type { Actor, Complaint } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { inDutch, inDutchWithWeekday } from '#domain/day.ts';
import { answerInvitation, isHeard } from '#domain/hearing.ts';
import { stateSatisfaction } from '#domain/informal-closing.ts';
import type { Act, acts, Outcome } from '#domain/lifecycle.ts';
import { mayNotStart } from '#domain/lifecycle.ts';
import { asSentence } from '#domain/plain-text.ts';
import { answerPostponement, openRequest } from '#domain/postponement.ts';
import { returnToFormal } from '#domain/reopening.ts';
import { addToComplaint } from '#domain/supplement.ts';
import { takeUpFormally } from '#domain/take-up.ts';
import { restore, withdraw } from '#domain/withdrawal.ts';
import type { ReachAct } from './reach.ts';

/** What a complainant sent with one of their acts: their words, and for a question yes or no. */
export interface OwnWords {
  words: string;
  yes: boolean;
}

/** One act of the complainant on the status page: what it says, what it asks, when it makes sense, and what it does. */
export interface OwnActForm {
  title: string;
  lead(complaint: Complaint): string;
  /** Absent: there is nothing to write. */
  field?: { label: string; hint?: string; required?: true };
  /** The buttons; of a question the first is yes and the second no. */
  buttons: readonly [string] | readonly [string, string];
  /** No is another act: where that may be done too, both stand as one question. */
  otherwise?: { act: OwnAct; button: string };
  hasUse(complaint: Complaint): boolean;
  perform(complaint: Complaint, given: OwnWords, on: Day, by: Actor): Outcome;
}

/** The acts that the table leaves to the complainant; one without a form does not compile. */
type OfComplainant = { [A in Act]: 'complainant' extends (typeof acts)[A]['by'][number] ? A : never }[Act];
/** The form, and how to be reached, stand on their own. */
export type OwnAct = Exclude<OfComplainant, 'receive' | ReachAct>;

const formally =
  'Dan horen wij u en de andere kant. Daarna schrijven wij u een brief met ons oordeel. De laatste dag blijft dezelfde.';
const onThisPage = 'Laten weten op de statuspagina.';

/** In the order in which they are shown: first what waits for an answer. */
export const ownActs: Record<OwnAct, OwnActForm> = {
  answerPostponement: {
    title: 'Vindt u goed dat wij later antwoorden?',
    lead: (complaint) => {
      const asked = openRequest(complaint);
      return (
        `Wij vroegen u of wij mogen antwoorden uiterlijk op ${asked ? inDutchWithWeekday(asked.until) : 'een latere dag'}. ` +
        'U mag nee zeggen. Dan blijft de laatste dag zoals die is, en kunt u naar de ombudsman als wij te laat zijn. ' +
        'Antwoordt u niet, dan is dat geen ja.'
      );
    },
    field: { label: 'Wilt u er iets bij zeggen?' },
    buttons: ['Ja, dat is goed', 'Nee, dat wil ik niet'],
    hasUse: (complaint) => openRequest(complaint) !== undefined,
    perform: (complaint, { yes, words }, on, by) =>
      answerPostponement(complaint, { agrees: yes, stated: words || onThisPage }, on, by),
  },
  answerInvitation: {
    title: 'Wilt u uw verhaal vertellen?',
    lead: ({ hearing }) =>
      `Wij nodigden u uit voor een gesprek. ${hearing?.manner ? `${asSentence(hearing.manner)} ` : ''}` +
      `${hearing?.replyBy ? `Antwoord graag uiterlijk op ${inDutch(hearing.replyBy)}. ` : ''}` +
      'Een gesprek mag, maar hoeft niet. U kunt uw antwoord nog veranderen zolang het gesprek er niet was.',
    field: { label: 'Wilt u er iets bij zeggen? Bijvoorbeeld wanneer u niet kunt.' },
    buttons: ['Ja, ik wil een gesprek', 'Nee, ik wil geen gesprek'],
    hasUse: ({ hearing }) => hearing?.offeredOn !== undefined && !hearing.heldOn,
    perform: (complaint, { yes, words }, on, by) => answerInvitation(complaint, { wantsHearing: yes, words }, on, by),
  },
  stateSatisfaction: {
    title: 'Is uw klacht opgelost?',
    lead: (complaint) =>
      `Ja? Dan krijgt u van ons een bevestiging. Klopt die niet, dan kunt u altijd verder klagen.${
        mayNotStart('takeUpFormally', complaint, { role: 'complainant' }) ? '' : ` Nee? ${formally}`
      }`,
    field: { label: 'Wilt u er iets bij zeggen? Bijvoorbeeld wat wij afspraken.' },
    buttons: ['Ja, het is opgelost'],
    otherwise: { act: 'takeUpFormally', button: 'Nee, behandel mijn klacht officieel' },
    hasUse: ({ statedSatisfied }) => !statedSatisfied,
    perform: (complaint, { words }, on, by) => stateSatisfaction(complaint, { words: words || onThisPage }, on, by),
  },
  takeUpFormally: {
    title: 'Toch niet opgelost?',
    lead: () => formally,
    buttons: ['Behandel mijn klacht officieel'],
    hasUse: () => true,
    perform: (complaint, _, __, by) => takeUpFormally(complaint, by),
  },
  returnToFormal: {
    title: 'Is het toch niet opgelost?',
    lead: () => 'Dan behandelen wij uw klacht alsnog officieel. U hoeft niets opnieuw te sturen.',
    field: { label: 'Wat is er niet goed gegaan?' },
    buttons: ['Behandel mijn klacht alsnog'],
    hasUse: ({ closedAs }) => closedAs === 'settled-informally',
    perform: (complaint, { words }, on, by) => returnToFormal(complaint, { words: words || onThisPage }, on, by),
  },
  addToComplaint: {
    title: 'Iets toevoegen',
    lead: ({ supplementRequest }) =>
      supplementRequest
        ? `Wij vroegen u om een aanvulling. Stuur die graag uiterlijk op ${inDutch(supplementRequest.replyBy)}.`
        : 'Weet u nog iets? Schrijf het hier. Wat u eerder schreef, blijft staan.',
    field: { label: 'Wat wilt u toevoegen?', hint: 'U mag ook alleen een bestand sturen.', required: true },
    buttons: ['Verstuur mijn aanvulling'],
    hasUse: () => true,
    perform: (complaint, { words }, on, by) => addToComplaint(complaint, { text: words }, on, by),
  },
  withdraw: {
    title: 'Uw klacht intrekken',
    lead: () =>
      'Wij stoppen dan met uw klacht en sturen u een bevestiging. Krijgt u spijt? Dat kunt u hier terugdraaien.',
    field: { label: 'Wilt u zeggen waarom?' },
    buttons: ['Trek mijn klacht in'],
    hasUse: () => true,
    perform: (complaint, { words }, on, by) => withdraw(complaint, { stated: words || onThisPage }, on, by),
  },
  restore: {
    title: 'Toch verder met uw klacht?',
    lead: () => 'Wij gaan dan verder waar wij waren gebleven. De laatste dag blijft zoals die was.',
    buttons: ['Ga verder met mijn klacht'],
    hasUse: ({ closedAs }) => closedAs === 'withdrawn',
    perform: (complaint, _, on, by) => restore(complaint, on, by),
  },
};

/** What the complainant can do now, in the order of `ownActs`. */
export function ownActsOn(complaint: Complaint): OwnAct[] {
  const by = { role: 'complainant' } as const;
  return (Object.keys(ownActs) as OwnAct[]).filter(
    (act) => !mayNotStart(act, complaint, by) && ownActs[act].hasUse(complaint),
  );
}

/** Whether a question waits for an answer, so that its form must be seen at once. */
export function isAwaited(act: OwnAct, complaint: Complaint): boolean {
  if (act === 'answerPostponement') return true;
  if (act === 'stateSatisfaction') return complaint.status === 'informal';
  return act === 'answerInvitation' && !complaint.hearingAnswer && !isHeard(complaint.hearing);
}
