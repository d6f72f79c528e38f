import { inFull } from './article.ts';
import type { Day } from './day.ts';
import { addDays, addWeeks, addYears, finalDay, inDutch, inDutchWithWeekday } from './day.ts';
import { equatedDays } from './equated-days.ts';
import type { Holiday } from './holidays.ts';
import { firstWorkingDayFrom, freeDay, lastWorkingDayUpTo } from './holidays.ts';
import type { StartOfTerms } from './receipt.ts';
import { startOn } from './receipt.ts';

/** One statutory term, with the reasons of its last day. */
export interface Term {
  /** Length in weeks from the day of receipt, deferral included. */
  weeks: number;
  /** The article that sets the term, as `Awb 9:11 lid 1`. */
  article: string;
  /** The end before the Algemene termijnenwet moves it: the weekday of receipt, so many weeks later. */
  nominal: Day;
  /** The days that could not be the last, from the nominal end on; empty when nothing moved. */
  moved: MovedDay[];
  /** The last day, until midnight. */
  lastDay: Day;
  /** The last day lies after the days for which equated days are known, and may still move. */
  provisional: boolean;
  /** One plain Dutch sentence per step: start, length, each day that moved it, last day, reservations. */
  explanation: string[];
}

/** A free day on which a term would have ended. */
export interface MovedDay extends Holiday {
  day: Day;
}

/** A deferred term: four weeks counted from the nominal end. */
export interface DeferredTerm extends Term {
  /** The last day when the four weeks are counted from the moved end instead. No source settles which is right. */
  wideReading: Day;
}

/** A day that somebody set, or a term in years: the Algemene termijnenwet does not move it. */
export interface FixedTerm {
  article: string;
  day: Day;
  /** One plain Dutch sentence per step: start, length, the day, and why it stays. */
  explanation: string[];
}

/** All terms of a written complaint, counted from its receipt. */
export interface Terms {
  /** The day the terms are counted from: of receipt, or of passing on inside the municipality (2:24). */
  receivedOn: Day;
  start: StartOfTerms;
  advisoryProcedure: boolean;
  /** Notice of not handling (niet in behandeling nemen, Awb 9:8 lid 3). */
  notHandling: Term;
  /** Deciding (afdoen, Awb 9:11 lid 1): six weeks, or ten when the advisory procedure applies. */
  decide: Term;
  /** Deciding when the advisory procedure applies (Awb 9:13): ten weeks. */
  decideWithAdvice: Term;
  /** Deciding after deferral (verdagen, Awb 9:11 lid 2). */
  deferred: DeferredTerm;
  deferredWithAdvice: DeferredTerm;
  /** The day to steer on: the last working day on or before the nominal end of `decide`. */
  steerOn: Day;
}

export interface TermOptions {
  /** Whether a regulation or decision makes section 9.1.3 apply (klachtadviesprocedure, Awb 9:13). */
  advisoryProcedure?: boolean;
}

/** Why no terms can be given, in Dutch. */
export interface TermsRefusal {
  reason: 'beyond-the-calendar';
  sentence: string;
}

/** The answer of `/api/termijnen`: the last days as `YYYY-MM-DD`, and the sentences that explain them. */
export interface TermsAnswer {
  ontvangen: Day;
  nietInBehandelingUiterlijk: Day;
  afdoenUiterlijk: Day;
  afdoenUiterlijkMetAdviescommissie: Day;
  verdaagdUiterlijk: Day;
  verdaagdUiterlijkMetAdviescommissie: Day;
  stuurdatum: Day;
  uitleg: string[];
}

const weeksToRefuse = 4;
const weeksToDecide = 6;
const weeksToDecideWithAdvice = 10;
const weeksOfDeferral = 4;
const inWords: Record<number, string> = { 6: 'zes', 10: 'tien' };

/** The last day of receipt whose longest term still ends within the calendar. */
const latestReceipt = addWeeks(finalDay, -(weeksToDecideWithAdvice + weeksOfDeferral));

/**
 * All terms of a complaint received on that day, or by that start (Awb 9:8 lid 3, 9:11), as the Algemene termijnenwet
 * moves them. Day one is the day after; nothing suspends a term.
 * @throws when `termsRefusal` has a refusal for the day.
 */
export function termsFor(from: Day | StartOfTerms, { advisoryProcedure = false }: TermOptions = {}): Terms {
  const refusal = termsRefusal(typeof from === 'string' ? from : from.on);
  if (refusal) throw new RangeError(refusal.sentence);
  const start = typeof from === 'string' ? startOn(from) : from;

  const withoutAdvice = decideTerm(start, weeksToDecide, 'De gemeente handelt de klacht af binnen zes weken');
  const decideWithAdvice = decideTerm(
    start,
    weeksToDecideWithAdvice,
    advisoryProcedure
      ? 'Een persoon of commissie brengt advies uit over de klacht; daarom heeft de gemeente tien weken'
      : 'Brengt een persoon of commissie advies uit over de klacht, dan heeft de gemeente tien weken',
  );
  const decide = advisoryProcedure ? decideWithAdvice : withoutAdvice;
  const deferredWithAdvice = deferredTerm(start, decideWithAdvice);
  return {
    receivedOn: start.on,
    start,
    advisoryProcedure,
    notHandling: reckon(start, {
      weeks: weeksToRefuse,
      article: 'Awb 9:8 lid 3',
      length: 'Neemt de gemeente de klacht niet in behandeling, dan laat zij dat weten binnen vier weken',
    }),
    decide,
    decideWithAdvice,
    deferred: advisoryProcedure ? deferredWithAdvice : deferredTerm(start, withoutAdvice),
    deferredWithAdvice,
    steerOn: lastWorkingDayUpTo(decide.nominal),
  };
}

/** Why no terms can be given for that day of receipt: they would end after the year 9999. */
export function termsRefusal(receivedOn: Day): TermsRefusal | undefined {
  if (receivedOn <= latestReceipt) return undefined;
  return {
    reason: 'beyond-the-calendar',
    sentence: `De termijnen eindigen dan na het jaar 9999. Kies een dag tot en met ${inDutch(latestReceipt)}.`,
  };
}

/** The latest day to which deciding can be deferred (verdagen, Awb 9:11 lid 2), by the cautious reading. */
export function deferralLimit(receivedOn: Day, advisoryProcedure: boolean): Day {
  return termsFor(receivedOn, { advisoryProcedure }).deferred.lastDay;
}

/** The new last day after deferral (verdagen, Awb 9:11 lid 2), as both sides were told of it in writing. */
export function deferredTo(until: Day, deferredOn: Day): FixedTerm {
  const article = 'Awb 9:11 lid 2';
  return {
    article,
    day: until,
    explanation: [
      `Op ${inDutch(deferredOn)} heeft de gemeente de afhandeling één keer uitgesteld (verdaagd): de laatste dag is nu ` +
        `${inDutchWithWeekday(until)} (${inFull(article)}).`,
    ],
  };
}

/**
 * The new last day that the complainant agreed to in writing (verder uitstel, Awb 9:11 lid 3). A day that people agree on
 * is no term of the Algemene termijnenwet: it does not move.
 */
export function postponedTerm(until: Day, agreedOn: Day): FixedTerm {
  const article = 'Awb 9:11 lid 3';
  return {
    article,
    day: until,
    explanation: [
      `Op ${inDutch(agreedOn)} stemde de klager er schriftelijk mee in dat de gemeente de klacht later afhandelt: uiterlijk ` +
        `op ${inDutchWithWeekday(until)} (${inFull(article)}).`,
      'Die dag is afgesproken en schuift niet op, ook niet als het een zaterdag, zondag of feestdag is.',
    ],
  };
}

/** How the handling ended: with a letter that holds the findings, otherwise, or not, though the law's last day passed. */
export type EndOfHandling = 'findings-sent' | 'ended-otherwise' | 'should-have-ended';

const endsOfHandling: Record<EndOfHandling, { article: string; start: (on: string) => string }> = {
  'findings-sent': {
    article: 'Awb 9:24 lid 1 onder a',
    start: (on) => `De gemeente verstuurde de afsluitende brief op ${on}.`,
  },
  'ended-otherwise': {
    article: 'Awb 9:24 lid 1 onder b',
    start: (on) => `De behandeling van de klacht eindigde op ${on}.`,
  },
  'should-have-ended': {
    article: 'Awb 9:24 lid 1 onder b',
    start: (on) => `De gemeente moest de klacht uiterlijk op ${on} afhandelen en heeft geen brief gestuurd.`,
  },
};

/**
 * The last day to petition the ombudsman (verzoekschrift, Awb 9:24 lid 1), and why: one year after the findings were
 * sent, after the handling ended otherwise, or after it should have ended.
 */
export function ombudsmanTerm(on: Day, end: EndOfHandling = 'findings-sent'): FixedTerm {
  const { article, start } = endsOfHandling[end];
  const until = ombudsmanUntil(on);
  return {
    article,
    day: until,
    explanation: [
      start(inDutchWithWeekday(on)),
      `Daarna kan de klager één jaar lang naar de ombudsman: tot en met ${inDutchWithWeekday(until)} (${inFull(article)}).`,
      ...leapDay(on, until),
      `Een termijn van een jaar schuift niet op, ook niet in een weekend of op een feestdag (${inFull('Atw 4 onder a')}).`,
    ],
  };
}

/** The last day to petition the ombudsman, counted from the day the closing letter was sent (Awb 9:24 lid 1). */
export function ombudsmanUntil(dispatchedOn: Day): Day {
  return addYears(dispatchedOn, 1);
}

/**
 * The earliest day of conduct about which a complaint filed on that day must be handled (Awb 9:8 lid 1 onder b), and why:
 * what is older than a year may be refused.
 */
export function incidentTerm(filedOn: Day): FixedTerm {
  const article = 'Awb 9:8 lid 1 onder b';
  const earliest = earliestIncident(filedOn);
  return {
    article,
    day: earliest,
    explanation: [
      `De klacht is ingediend op ${inDutchWithWeekday(filedOn)}.`,
      `Een klacht over iets van meer dan een jaar eerder, dus van vóór ${inDutchWithWeekday(earliest)}, hoeft de gemeente ` +
        `niet te behandelen (${inFull(article)}).`,
      ...leapDay(filedOn, earliest),
      `Dit jaar wordt teruggeteld en schuift niet, ook niet in een weekend of op een feestdag (${inFull('Atw 1 lid 2')}).`,
    ],
  };
}

/** The first day of the year before filing (Awb 9:8 lid 1 onder b). */
export function earliestIncident(filedOn: Day): Day {
  return addYears(filedOn, -1);
}

/** Every term in plain Dutch, each sentence once: what starts, how long, what moved it, by which article. */
export function explainTerms(terms: Terms): string[] {
  return explanationByTerm(terms).flat();
}

/** The same sentences in paragraphs: the start, each term, the day to steer on, and reservations if there are any. */
export function explanationByTerm(terms: Terms): string[][] {
  const { start, advisoryProcedure, notHandling, decide, decideWithAdvice, deferred, deferredWithAdvice } = terms;
  const all = advisoryProcedure
    ? [notHandling, decide, deferred]
    : [notHandling, decide, deferred, decideWithAdvice, deferredWithAdvice];
  const shared = [...start.explanation, notLookedUp, notYetKnown];
  const steering =
    `Om op tijd te zijn mikt de gemeente op ${inDutchWithWeekday(terms.steerOn)}: ` +
    `de laatste werkdag binnen de ${inWords[decide.weeks]} weken zelf.`;
  const reservations = [notLookedUp, notYetKnown].filter((sentence) =>
    all.some(({ explanation }) => explanation.includes(sentence)),
  );
  return [
    start.explanation,
    ...all.map(({ explanation }) => explanation.filter((sentence) => !shared.includes(sentence))),
    [steering],
    ...(reservations.length ? [reservations] : []),
  ];
}

/** The public answer for one day of receipt, or in `fout` the sentence why there is none. */
export function asApiAnswer(receivedOn: Day): TermsAnswer | { fout: string } {
  const refusal = termsRefusal(receivedOn);
  if (refusal) return { fout: refusal.sentence };
  const terms = termsFor(receivedOn);
  return {
    ontvangen: receivedOn,
    nietInBehandelingUiterlijk: terms.notHandling.lastDay,
    afdoenUiterlijk: terms.decide.lastDay,
    afdoenUiterlijkMetAdviescommissie: terms.decideWithAdvice.lastDay,
    verdaagdUiterlijk: terms.deferred.lastDay,
    verdaagdUiterlijkMetAdviescommissie: terms.deferredWithAdvice.lastDay,
    stuurdatum: terms.steerOn,
    uitleg: explainTerms(terms),
  };
}

function decideTerm(start: StartOfTerms, weeks: number, length: string): Term {
  return reckon(start, { weeks, article: 'Awb 9:11 lid 1', length });
}

/** Counts the four weeks from the nominal end: the earlier of two readings, so that nobody is late by the other. */
function deferredTerm(start: StartOfTerms, decide: Term): DeferredTerm {
  const wideReading = firstWorkingDayFrom(addWeeks(decide.lastDay, weeksOfDeferral));
  const term = reckon(start, {
    weeks: decide.weeks + weeksOfDeferral,
    article: 'Awb 9:11 lid 2',
    length:
      `Stelt de gemeente de afhandeling uit (verdagen), dan komen er na de ${inWords[decide.weeks]} weken ten hoogste ` +
      `vier weken bij, geteld vanaf ${inDutch(decide.nominal)}`,
    otherReading: (lastDay) =>
      lastDay === wideReading
        ? []
        : [
            `Dat is voorzichtig geteld: vanaf de opgeschoven dag, ${inDutch(decide.lastDay)}, zou de laatste dag ` +
              `${inDutchWithWeekday(wideReading)} zijn.`,
          ],
  });
  return { ...term, wideReading };
}

interface TermRule {
  weeks: number;
  article: string;
  /** Who has how long; the sentence goes on with the end. */
  length: string;
  otherReading?: (lastDay: Day) => string[];
}

function reckon(start: StartOfTerms, { weeks, article, length, otherReading = () => [] }: TermRule): Term {
  const nominal = addWeeks(start.on, weeks);
  const moved = movedFrom(nominal);
  const lastDay = addDays(nominal, moved.length);
  const provisional = lastDay > equatedDays.knownUntil;
  return {
    ...{ weeks, article, nominal, moved, lastDay, provisional },
    explanation: [
      ...start.explanation,
      `${length}. Die eindigen op ${inDutchWithWeekday(nominal)} (${inFull(article)}).`,
      ...moved.map(whyMoved),
      moved.length
        ? `De laatste dag schuift daarom op naar ${inDutchWithWeekday(lastDay)} (${inFull('Atw 1 lid 1')}).`
        : `Dat is een werkdag, dus de laatste dag is ${inDutchWithWeekday(lastDay)}.`,
      ...otherReading(lastDay),
      ...(nominal < equatedDays.knownFrom ? [notLookedUp] : []),
      ...(provisional ? [notYetKnown] : []),
    ],
  };
}

function movedFrom(nominal: Day): MovedDay[] {
  const free = freeDay(nominal);
  return free ? [{ day: nominal, ...free }, ...movedFrom(addDays(nominal, 1))] : [];
}

const notLookedUp =
  `Welke dagen vóór ${inDutch(equatedDays.knownFrom)} bij koninklijk besluit met een feestdag zijn gelijkgesteld, ` +
  'is hier niet nagezocht.';

const notYetKnown =
  `Een laatste dag na ${inDutch(equatedDays.knownUntil)} is voorlopig: welke dagen dan bij koninklijk besluit met een ` +
  'feestdag zijn gelijkgesteld, is nog niet bekend.';

/** 29 February has no counterpart in the year after or before. */
function leapDay(from: Day, to: Day): string[] {
  if (from.slice(5) === to.slice(5)) return [];
  return [`${from.slice(0, 4)} is een schrikkeljaar; in ${to.slice(0, 4)} is 28 februari de overeenkomstige dag.`];
}

function whyMoved({ day, name, article }: MovedDay): string {
  const weekday = inDutchWithWeekday(day);
  const subject = weekday[0]!.toUpperCase() + weekday.slice(1);
  // The article on weekends stands in the sentence that follows.
  if (article === 'Atw 1 lid 1') return `${subject} valt in het weekend.`;
  const what = article === 'Atw 3 lid 3' ? 'bij koninklijk besluit gelijkgesteld met een feestdag' : name;
  return `${subject} is ${what} (${inFull(article)}).`;
}
