import type { ClosedAs, Complainant, Complaint, Status } from '#domain/complaint.ts';
import { inDutch } from '#domain/day.ts';
import type { RefusalReason } from '#domain/lifecycle.ts';
import type { OwnAct } from '../status/own-acts.ts';
import type { ReachAct } from '../status/reach.ts';
import { count } from './numbers.ts';

/** Where a complaint stands, for the complainant: in two words, and what that means now. */
export interface StatusText {
  name: string;
  meaning: string;
}

const open: Record<Exclude<Status, 'closed'>, StatusText> = {
  received: { name: 'Ontvangen', meaning: 'Wij hebben uw klacht en kijken wie die gaat behandelen.' },
  informal: {
    name: 'In gesprek',
    meaning: 'Wij proberen uw klacht samen met u op te lossen. Lukt dat niet, dan behandelen wij uw klacht officieel.',
  },
  formal: { name: 'In behandeling', meaning: 'Wij zoeken uit wat er is gebeurd en horen beide kanten.' },
};

const closed: Record<ClosedAs, StatusText> = {
  'settled-informally': { name: 'Opgelost', meaning: 'U liet weten dat uw klacht naar tevredenheid is opgelost.' },
  'not-handled': {
    name: 'Niet in behandeling',
    meaning: 'Wij behandelen uw klacht niet. In onze brief leest u waarom.',
  },
  forwarded: { name: 'Doorgestuurd', meaning: 'Wij stuurden uw klacht door. In onze brief leest u naar wie.' },
  'pointed-elsewhere': { name: 'Andere weg', meaning: 'Voor uw vraag is een andere weg. In onze brief leest u welke.' },
  withdrawn: { name: 'Ingetrokken', meaning: 'U trok uw klacht in. Wilt u toch verder? Dat kan op deze pagina.' },
  'broken-off': { name: 'Gestopt', meaning: 'Wij misten gegevens en zijn daarom gestopt. In onze brief leest u meer.' },
  'no-complaint': {
    name: 'Afgesloten',
    meaning: 'Wij vonden in dit bericht geen klacht. Klopt dat niet? Laat het ons weten.',
  },
  merged: { name: 'Samengevoegd', meaning: 'Wij behandelen deze klacht samen met een eerdere klacht van u.' },
  decided: { name: 'Afgehandeld', meaning: 'De brief met ons oordeel staat hieronder bij uw brieven.' },
};

/** What the status page says of a complaint. */
export function statusText({ status, closedAs }: Pick<Complaint, 'status' | 'closedAs'>): StatusText {
  return status === 'closed' ? closed[closedAs ?? 'decided'] : open[status];
}

/** Why the way to reach somebody could not be recorded. */
export const reachProblems = {
  notTicked: 'Zet een vinkje als u brieven per e-mail wilt krijgen.',
  noEmail: 'Wij hebben geen e-mailadres van u. Geef het door aan de gemeente, dan kan het daarna wel.',
  noConsent: 'U krijgt van ons al geen brieven per e-mail.',
  notChosen: 'Kies hoe wij u mogen bereiken.',
  noAddress: 'Wij hebben geen adres van u. Geef het eerst door aan de gemeente, of kies iets anders.',
  noPhone: 'Wij hebben geen telefoonnummer van u. Geef het eerst door aan de gemeente, of kies iets anders.',
};

/** What the page says when the complainant did something. */
const ownDone: Record<OwnAct | ReachAct, string> = {
  answerPostponement: 'Wij hebben uw antwoord over het uitstel ontvangen.',
  answerInvitation: 'Wij hebben uw antwoord op de uitnodiging ontvangen.',
  stateSatisfaction: 'Fijn dat het is opgelost. U krijgt van ons een bevestiging.',
  takeUpFormally: 'Wij behandelen uw klacht officieel.',
  returnToFormal: 'Wij behandelen uw klacht alsnog officieel. U krijgt daarover een brief.',
  addToComplaint: 'Wij hebben uw aanvulling ontvangen.',
  withdraw: 'Uw klacht is ingetrokken. U krijgt van ons een bevestiging.',
  restore: 'Wij gaan verder met uw klacht. U krijgt daarover een brief.',
  consent: 'Wij sturen u onze volgende brieven per e-mail.',
  withdrawConsent: 'Wij sturen u geen brieven meer per e-mail.',
  preferContact: 'Wij houden ons vanaf nu aan uw keuze.',
};

/** What the page says after an act of that name. Undefined: no such act. */
export function ownDoneText(act: string | null): string | undefined {
  return act && Object.hasOwn(ownDone, act) ? ownDone[act as keyof typeof ownDone] : undefined;
}

/** The page got something that it has no button for. */
export const unknownAct = 'Wij begrepen niet wat u wilde doen. Er is niets veranderd. Kies het hieronder nog eens.';

/** Whether letters go by e-mail now (Awb 2:8), and since when that was asked. */
export function mailState({ consent, contactOnly, addressLines }: Complainant): string {
  const now = {
    'by-post': 'U krijgt onze brieven met de post.',
    'by-phone': 'Wij bellen u. Wij sturen u geen brieven.',
    'not-at-home': 'Wij sturen niets naar uw huis.',
  };
  if (!consent && !contactOnly && !addressLines.length) return 'Wij hebben geen adres van u voor onze brieven.';
  if (!consent) return contactOnly ? now[contactOnly] : 'Nu sturen wij onze brieven met de post.';
  const asked = `Dat vroeg u op ${inDutch(consent.givenOn)}.`;
  if (contactOnly === 'by-post' || contactOnly === 'by-phone') {
    return `U vroeg op ${inDutch(consent.givenOn)} om brieven per e-mail. Daarna koos u iets anders. ${now[contactOnly]}`;
  }
  return `U krijgt brieven over deze klacht per e-mail. ${asked}`;
}

const ownRefusals: Partial<Record<RefusalReason, string>> = {
  'not-from-this-status': 'Dit kan nu niet meer. Kijk hieronder hoe het met uw klacht staat.',
  'something-missing': 'Schrijf op wat u wilt toevoegen, of kies een bestand.',
  'already-heard': 'Het gesprek is al geweest.',
  'not-invited': 'Wij hebben u nog niet uitgenodigd.',
  'nothing-asked': 'U hebt al geantwoord, of wij vroegen u nog niets.',
  'no-consent-given': 'U krijgt van ons al geen brieven per e-mail.',
  'not-withdrawn': 'Uw klacht is niet ingetrokken.',
  'not-settled-informally': 'Uw klacht was niet afgesloten als opgelost.',
};

/** Why something could not be done, for the complainant. */
export function ownRefusal(reason: RefusalReason): string {
  return ownRefusals[reason] ?? 'Dit kan nu niet. Neem contact met ons op.';
}

export function tooLong(most: number): string {
  return `Schrijf hoogstens ${count(most)} tekens. Wat u schreef, staat er nog.`;
}

/** So often a day can something be added here; who has more to say is not kept from it. */
export function addedOften(most: number): string {
  return `U stuurde vandaag al ${count(most)} aanvullingen. Morgen kunt u hier weer iets sturen. Heeft het haast? Neem contact met ons op.`;
}

export function filesFull(most: string): string {
  return `Bij uw klacht zitten al zo veel bestanden dat dit er niet bij past (samen hoogstens ${most}). Vraag ons hoe u de rest kunt sturen.`;
}
