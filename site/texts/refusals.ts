import { asDay, inDutch } from '#domain/day.ts';
import type { DutyName } from '#domain/duties.ts';
import type { Refusal, RefusalReason } from '#domain/lifecycle.ts';
import { dutyTexts } from './acts.ts';
import { fieldNames } from './fields.ts';

/** Why the law, or the register, does not let an act happen. `about` are names, days, fields or duties as people say them. */
const refusalTexts: Record<RefusalReason, (about: string, article: string) => string> = {
  'not-from-this-status': () =>
    'Dit kan nu niet. Kijk bij de klacht of die intussen verder of afgesloten is, of juist nog open.',
  'not-by-this-role': () => 'Dit mag u in uw rol niet doen. Vraag het de klachtencoördinator.',
  'person-concerned-may-not-act': () => 'De klacht gaat over u. Daarom kunt u er niets aan doen.',
  'something-missing': (about) => `Vul dit nog in: ${about}.`,
  'already-named': (about) => `${about} is al genoemd als beklaagde.`,
  'persons-are-named': () => 'Er is al iemand genoemd als beklaagde. Dan gaat de klacht wel over een persoon.',
  'nobody-to-copy': () => 'Er is niemand die nog een afschrift moet krijgen.',
  'handler-is-person-concerned': (about) => `De klacht gaat over ${about}. Kies iemand anders.`,
  'handler-not-declared': () => 'Bevestig eerst dat deze persoon niet bij de gedraging was betrokken.',
  'handler-outside-own-rule': (about) =>
    `${about} behandelt zulke klachten volgens de regeling van de gemeente niet. Wijs iemand anders aan, of schrijf bij het aanwijzen op waarom u afwijkt.`,
  'nobody-to-invite': () => 'Iedereen is al uitgenodigd of gehoord.',
  'reply-day-not-later': (about) => `De dag om te reageren (${about}) moet na vandaag liggen.`,
  'hearing-not-offered': () => 'Deze persoon is nog niet uitgenodigd om gehoord te worden.',
  'reply-day-not-passed': (about) => `Reageren kan nog tot en met ${about}. Wacht die dag af.`,
  'ground-only-for-complainant': () => 'Deze reden geldt alleen voor de klager.',
  'already-heard': (about) => `Deze persoon is al gehoord, op ${about}.`,
  'day-in-future': (about) => `${about} ligt in de toekomst.`,
  'day-before-receipt': (about) => `${about} ligt voor de dag waarop de klacht is ontvangen.`,
  'already-deferred': (about) => `De afhandeling is al een keer verdaagd, tot en met ${about}.`,
  'not-a-later-day': (about, article) =>
    article.startsWith('Awb 9:11')
      ? `Kies een dag na de huidige laatste dag, ${about}.`
      : `Kies ${about}, of een latere dag.`,
  'more-than-four-weeks': (about) => `Verdagen kan met ten hoogste vier weken: tot en met ${about}.`,
  'term-has-passed': (about) =>
    `De termijn is op ${about} verstreken. Verder uitstel kan alleen als de klager daar schriftelijk mee instemt.`,
  destroyed: () => 'Deze klacht is vernietigd omdat de bewaartermijn voorbij was.',
  'incident-over-a-year-ago': (about) =>
    `Het gebeurde op ${about}: meer dan een jaar voor de klacht. Schrijf op waarom u de klacht toch vastlegt.`,
  'incident-after-receipt': (about) =>
    `Het zou zijn gebeurd op ${about}: na de ontvangst van de klacht. Klopt dat? Schrijf dan op waarom.`,
  'start-after-today': (about) => `De termijn kan niet beginnen op ${about}: dat ligt in de toekomst.`,
  'start-long-before': (about) => `${about} ligt meer dan een jaar voor de ontvangst. Kijk of het jaar klopt.`,
  'term-was-changed': (about) =>
    `Er is al een latere laatste dag afgesproken: ${about}. Het begin blijft daarom zoals het is.`,
  'no-consent-given': () => 'Er is geen toestemming voor brieven per e-mail.',
  'supplement-not-asked': () => 'Vraag de klager eerst om een aanvulling. Stilte alleen is geen reden om te stoppen.',
  'already-involved': (about) => `Van ${about} is al vastgelegd dat die erbij betrokken was.`,
  'chair-is-involved': (about) => `${about} was erbij betrokken en kan daarom niet horen. Kies iemand anders.`,
  'supervisors-needed': () => 'Vul van beide toezichthouders een naam in, en een adres of e-mailadres.',
  'not-concerned': () => 'Over deze persoon gaat de klacht niet.',
  'not-settled-informally': () => 'Deze klacht is niet informeel afgedaan.',
  'not-invited': () => 'Er is nog geen uitnodiging verstuurd.',
  'wants-to-be-heard': () => 'De klager wil worden gehoord. Alleen de klager zelf kan daarvan terugkomen.',
  'no-advisory-procedure': () => 'Voor deze klacht geldt geen procedure met een adviescommissie.',
  'deviation-unexplained': () => 'Schrijf op waarom u van het advies afwijkt.',
  'not-deferred-yet': () => 'Verdaag eerst. Pas daarna kunt u om verder uitstel vragen.',
  'answer-awaited': () => 'De klager heeft nog niet geantwoord op het vorige verzoek.',
  'nothing-asked': () => 'Er is geen verzoek waarop nog antwoord moet komen.',
  'no-ombudsman': () => 'Voor vandaag staat er geen ombudsman in de gegevens van de gemeente. Vul die eerst aan.',
  'notice-term-has-passed': (about) =>
    `Dit had uiterlijk op ${about} moeten worden gemeld. Schrijf op waarom het toch nog gebeurt.`,
  'within-a-year': (about) => `Het gebeurde op ${about}: minder dan een jaar voor de klacht.`,
  'late-decision-may-be-complained-about': () =>
    'Een klacht over te laat beslissen kunt u op deze grond niet weigeren.',
  'review-day-needed': () => 'Kies een dag na vandaag om te kijken of het onderzoek nog loopt.',
  'not-the-same-complainant': () => 'Samenvoegen kan alleen met een andere klacht van dezelfde klager.',
  'merge-into-the-earlier': () => 'Voeg samen met de klacht die het eerst af moet, zodat niemand langer wacht.',
  'not-open': (about) => `Klacht ${about} is al afgesloten.`,
  'one-part-only': () => 'Schrijf minstens één onderdeel op dat een eigen klacht wordt.',
  'not-withdrawn': () => 'Deze klacht is niet ingetrokken.',
  'restore-or-return-instead': () => 'Voor deze klacht is een eigen weg terug: kies die.',
  'petition-missing': () => 'Leg eerst vast dat de klager naar de ombudsman is gegaan.',
  'no-such-measure': () => 'Deze maatregel is niet toegezegd.',
  'already-done': () => 'Dit is al gebeurd.',
  'must-be-kept': (about) =>
    about ? `De klacht moet nog worden bewaard tot en met ${about}.` : 'De klacht mag nu niet worden vernietigd.',
  'no-such-letter': () => 'Deze brief is niet verstuurd.',
  'not-suspected': () => 'Deze klacht lijkt niet door een computer verstuurd.',
  'receipt-not-provisional': () => 'De dag van ontvangst van deze klacht is niet voorlopig.',
  'not-unfounded-after-all': () =>
    'De klager is niet gehoord omdat de klacht kennelijk ongegrond was. Geef dan op elk deel het oordeel ongegrond, of hoor de klager alsnog.',
  'not-for-a-signature': () => 'Een klacht waaraan alleen een handtekening ontbreekt, mag u niet afbreken.',
  'supplement-came': () => 'De klager heeft de klacht aangevuld. Kijk of die nu behandeld kan worden.',
  'duty-open': (about) => `Eerst moet nog gebeuren: ${about}.`,
};

/** The sentence for people, without the article: that stands beside it. */
export function refusalSentence({ reason, article, about = [] }: Refusal): string {
  const words = refusalTexts[reason](about.map(asPeopleSayIt).join('; '), article);
  return `${words[0]!.toUpperCase()}${words.slice(1)}`;
}

function asPeopleSayIt(about: string): string {
  const day = asDay(about);
  return day ? inDutch(day) : (dutyTexts[about as DutyName] ?? fieldNames[about] ?? about);
}
