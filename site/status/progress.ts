import type { Complaint } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { dayOf, inDutch } from '#domain/day.ts';
import type { ReadEntry } from '#register/dossier.ts';
import { isOwnMessage } from '#register/own-documents.ts';

/** One thing that happened, for the complainant. */
export interface Step {
  on: Day;
  what: string;
}

/** An entry of the dossier among those of the same act. */
interface Told {
  entry: ReadEntry;
  complaint: Complaint;
  /** Which one of its kind it is, from 0. */
  nth: number;
  isLast: boolean;
}

/** What an entry tells the complainant: a sentence, with its day where that is not the day of writing down. */
type Telling = (told: Told) => string | [Day | undefined, string] | undefined;

/**
 * What happened to a complaint so far, oldest first and within a day in the order in which it happened, as the complainant
 * may know it: the handler by name, nobody else of the municipality, and nothing of what the other side said.
 */
export function progressOf(complaint: Complaint, dossier: readonly ReadEntry[]): Step[] {
  const seen = new Map<string, number>();
  const steps = dossier.flatMap((entry): Step[] => {
    const nth = seen.get(entry.act) ?? 0;
    seen.set(entry.act, nth + 1);
    const isLast = !dossier.some(({ act, number }) => act === entry.act && number > entry.number);
    const said = tellings[entry.act]?.({ entry, complaint, nth, isLast });
    if (!said) return [];
    const [on, what] = typeof said === 'string' ? [undefined, said] : said;
    return [{ on: on ?? dayOf(entry.at), what }, ...(entry.act === 'receive' ? consentInForm(complaint, dossier) : [])];
  });
  return steps
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .filter(({ on, what }, index, all) => index === 0 || all[index - 1]!.on !== on || all[index - 1]!.what !== what);
}

/** By the acts of the dossier; what is not here is not for the complainant, or stands among their letters. */
const tellings: Record<string, Telling> = {
  receive: ({ complaint }) => [complaint.receivedOn, 'Wij kregen uw klacht.'],
  acknowledge: ({ complaint }) => [complaint.acknowledgedOn, 'Wij stuurden u een ontvangstbevestiging.'],
  'message-received': ({ entry }) => (isOwnMessage(entry) ? 'Wij kregen een bericht van u over uw klacht.' : undefined),
  'set-apart': ({ entry }) =>
    (entry.content as { senderTold?: boolean } | undefined)?.senderTold
      ? 'Wij zetten een bestand van u apart. Dat openen wij niet.'
      : undefined,
  consent: ({ complaint, isLast }) => [
    isLast ? complaint.complainant.consent?.givenOn : undefined,
    'U vroeg ons om brieven per e-mail te sturen.',
  ],
  withdrawConsent: () => 'U vroeg ons om geen brieven meer per e-mail te sturen.',
  preferContact: () => 'Wij legden vast hoe u bereikt wilt worden.',
  recordContactDetails: () => 'Wij legden uw gegevens opnieuw vast.',
  addToComplaint: ({ complaint: { additions = [] }, nth }) => addition(additions[nth]?.files?.length ?? 0),
  askSupplement: ({ complaint, isLast }) => [
    isLast ? complaint.supplementRequest?.on : undefined,
    'Wij vroegen u om een aanvulling.',
  ],
  assignHandler: ({ complaint: { handler }, isLast }) =>
    isLast && handler
      ? [handler.assignedOn, `${handler.name} behandelt uw klacht.`]
      : 'Wij kozen wie uw klacht behandelt.',
  copyToPersonConcerned: () => 'De persoon over wie u klaagt, kreeg een kopie van uw klacht.',
  takeUpInformally: () => 'Wij begonnen met een gesprek om uw klacht op te lossen.',
  recordContact: ({ complaint: { contacts = [] }, nth }) => [contacts[nth]?.on, 'Wij spraken met u over uw klacht.'],
  stateSatisfaction: () => 'U liet weten dat het is opgelost.',
  settleInformally: () => 'Wij sloten uw klacht af, omdat die is opgelost.',
  takeUpFormally: ({ entry }) =>
    entry.by.role === 'complainant'
      ? 'U vroeg om de officiële behandeling. Wij begonnen daarmee.'
      : 'Wij namen uw klacht officieel in behandeling.',
  returnToFormal: () => 'U liet weten dat het toch niet is opgelost. Wij gingen verder met uw klacht.',
  offerHearing: ({ complaint: { hearing }, nth }) =>
    nth === 0 && hearing?.offeredOn ? 'Wij nodigden u uit om uw verhaal te vertellen.' : undefined,
  answerInvitation: ({ complaint: { hearingAnswer }, isLast }) => {
    if (!isLast || !hearingAnswer) return 'U antwoordde op de uitnodiging.';
    return hearingAnswer.wantsHearing ? 'U wilde een gesprek.' : 'U wilde geen gesprek.';
  },
  recordHearing: ({ entry, complaint: { hearing } }) =>
    isOfComplainant(entry) && hearing?.heldOn
      ? [hearing.heldOn, 'U vertelde uw verhaal; wij maakten daar een verslag van.']
      : undefined,
  recordNoHearing: ({ entry }) => (isOfComplainant(entry) ? 'Wij legden vast dat u niet gehoord wordt.' : undefined),
  defer: ({ complaint: { deferral }, isLast }) =>
    deferral && isLast
      ? [deferral.on, `Wij stelden de afhandeling uit, tot en met ${inDutch(deferral.until)}.`]
      : undefined,
  askPostponement: ({ complaint: { postponements = [] }, nth }) => {
    const asked = postponements[nth];
    return asked && [asked.askedOn, `Wij vroegen u of wij mogen antwoorden tot en met ${inDutch(asked.until)}.`];
  },
  answerPostponement: ({ complaint: { postponements = [] }, nth }) => {
    const answer = postponements.filter((one) => one.answer)[nth]?.answer;
    return answer && [answer.on, answer.agrees ? 'U vond het uitstel goed.' : 'U vond het uitstel niet goed.'];
  },
  pointElsewhere: () => 'Wij wezen u de juiste weg voor een deel of alles.',
  merge: () => 'Wij voegden uw klacht samen met een eerdere klacht van u.',
  split: () => 'Wij splitsten uw klacht. Elk deel kreeg een eigen bevestiging.',
  forward: () => 'Wij stuurden uw klacht door.',
  breakOff: () => 'Wij stopten, omdat er gegevens ontbraken.',
  notHandle: () => 'Wij lieten u weten dat wij uw klacht niet behandelen.',
  withdraw: () => 'U trok uw klacht in.',
  restore: () => 'U wilde toch verder. Wij gingen verder met uw klacht.',
  reopen: () => 'Wij gingen verder met uw klacht.',
  decide: ({ complaint, isLast }) => [
    isLast ? complaint.decision?.decidedOn : undefined,
    'Wij handelden uw klacht af en schreven u een brief.',
  ],
  correctLetter: () => 'Wij stuurden u een verbetering van een brief.',
  recordPetition: ({ complaint, isLast }) => [isLast ? complaint.petition?.on : undefined, 'U ging naar de ombudsman.'],
};

function addition(files: number): string {
  if (!files) return 'U vulde uw klacht aan.';
  return `U vulde uw klacht aan, met ${files === 1 ? 'een bestand' : `${files} bestanden`}.`;
}

/** Consent that was ticked in the form has no act of its own. */
function consentInForm({ complainant: { consent } }: Complaint, dossier: readonly ReadEntry[]): Step[] {
  const isOwnAct = dossier.some(({ act }) => act === 'consent');
  return consent && !isOwnAct ? [{ on: consent.givenOn, what: 'U vroeg ons om brieven per e-mail te sturen.' }] : [];
}

/** Whether an entry about a hearing is about the complainant's own; the other side's is not told here. */
function isOfComplainant({ content }: ReadEntry): boolean {
  return (content as { who?: { side?: string } } | undefined)?.who?.side === 'complainant';
}
