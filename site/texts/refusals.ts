import { asDay, inDutch } from '#domain/day.ts';
import type { DutyName } from '#domain/duties.ts';
import type { Refusal, RefusalReason } from '#domain/lifecycle.ts';
import { dutyTexts } from './acts.ts';
import { fieldNames } from './fields.ts';

/** Why the law, or the register, does not let an act happen. `about` are names, days, fields or duties as people say them. */
const refusalTexts: Record<RefusalReason, (about: string) => string> = {
  'not-from-this-status': () => 'Dit kan niet meer: de klacht is al verder of is afgesloten.',
  'not-by-this-role': () => 'Dit mag u in uw rol niet doen. Vraag het de klachtencoördinator.',
  'person-concerned-may-not-act': () => 'De klacht gaat over u. Daarom kunt u er niets aan doen.',
  'something-missing': (about) => `Vul dit nog in: ${about}.`,
  'already-named': (about) => `${about} is al genoemd als beklaagde.`,
  'persons-are-named': () => 'Er is al iemand genoemd als beklaagde. Dan gaat de klacht wel over een persoon.',
  'nobody-to-copy': () => 'Er is niemand die nog een afschrift moet krijgen.',
  'handler-is-person-concerned': (about) => `De klacht gaat over ${about}. Kies iemand anders.`,
  'handler-not-declared': () => 'Bevestig eerst dat deze persoon niet bij de gedraging was betrokken.',
  'handler-outside-own-rule': (about) =>
    `${about} behandelt zulke klachten volgens de regeling van de gemeente niet. Schrijf op waarom u afwijkt.`,
  'nobody-to-invite': () => 'Iedereen is al uitgenodigd of gehoord.',
  'reply-day-not-later': (about) => `De dag om te reageren (${about}) moet na vandaag liggen.`,
  'hearing-not-offered': () => 'Deze persoon is nog niet uitgenodigd om gehoord te worden.',
  'reply-day-not-passed': (about) => `Reageren kan nog tot en met ${about}. Wacht die dag af.`,
  'ground-only-for-complainant': () => 'Deze reden geldt alleen voor de klager.',
  'already-heard': (about) => `Deze persoon is al gehoord, op ${about}.`,
  'day-in-future': (about) => `${about} ligt in de toekomst.`,
  'day-before-receipt': (about) => `${about} ligt voor de dag waarop de klacht is ontvangen.`,
  'already-deferred': (about) => `De afhandeling is al een keer verdaagd, tot en met ${about}.`,
  'not-a-later-day': (about) => `Kies een dag na de huidige laatste dag, ${about}.`,
  'more-than-four-weeks': (about) => `Verdagen kan met ten hoogste vier weken: tot en met ${about}.`,
  'term-has-passed': (about) =>
    `De termijn is op ${about} verstreken. Verder uitstel kan alleen als de klager daar schriftelijk mee instemt.`,
  'duty-open': (about) => `Eerst moet nog gebeuren: ${about}.`,
};

/** The sentence for people, without the article: that stands beside it. */
export function refusalSentence({ reason, about = [] }: Refusal): string {
  const words = refusalTexts[reason](about.map(asPeopleSayIt).join('; '));
  return `${words[0]!.toUpperCase()}${words.slice(1)}`;
}

function asPeopleSayIt(about: string): string {
  const day = asDay(about);
  return day ? inDutch(day) : (dutyTexts[about as DutyName] ?? fieldNames[about] ?? about);
}
