import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '#domain/day.ts';
import { addDays, addWeeks, day, daysBetween, finalDay, firstDay, inDutchWithWeekday } from '#domain/day.ts';
import { equatedDays } from '#domain/equated-days.ts';
import { freeDay } from '#domain/holidays.ts';
import type { EndOfHandling, Terms } from '#domain/terms.ts';
import {
  asApiAnswer,
  deferralLimit,
  deferredTo,
  earliestIncident,
  explainTerms,
  explanationByTerm,
  incidentTerm,
  ombudsmanTerm,
  ombudsmanUntil,
  postponedTerm,
  termsFor,
  termsRefusal,
} from '#domain/terms.ts';
import { counted } from './terms-by-walking.ts';

const allOf = ({ notHandling, decide, decideWithAdvice, deferred, deferredWithAdvice }: Terms) => [
  notHandling,
  decide,
  decideWithAdvice,
  deferred,
  deferredWithAdvice,
];

describe('Awb 9:8 lid 3 and 9:11 lid 1: received, six weeks nominal, four, six and ten weeks', () => {
  test.for([
    ['2024-01-10', '2024-02-21', '2024-02-07', '2024-02-21', '2024-03-20', 'plain case, nothing moves'],
    ['2024-02-16', '2024-03-29', '2024-03-15', '2024-04-02', '2024-04-26', '6w on Good Friday 29 Mar 2024'],
    ['2024-02-19', '2024-04-01', '2024-03-18', '2024-04-02', '2024-04-29', '6w on Easter Monday 1 Apr 2024'],
    ['2024-03-16', '2024-04-27', '2024-04-15', '2024-04-29', '2024-05-27', "6w on King's Day, a Saturday"],
    [
      '2024-03-28',
      '2024-05-09',
      '2024-04-25',
      '2024-05-13',
      '2024-06-06',
      '6w on Ascension Day; Friday after it equated',
    ],
    ['2024-04-08', '2024-05-20', '2024-05-06', '2024-05-21', '2024-06-17', '6w on Whit Monday 2024'],
    ['2024-11-13', '2024-12-25', '2024-12-11', '2024-12-30', '2025-01-22', '6w on Christmas Day; 27 Dec 2024 equated'],
    ['2024-11-20', '2025-01-01', '2024-12-18', '2025-01-02', '2025-01-29', "6w on New Year's Day 2025"],
    ['2025-02-01', '2025-03-15', '2025-03-03', '2025-03-17', '2025-04-14', '6w on a Saturday'],
    ['2025-02-02', '2025-03-16', '2025-03-03', '2025-03-17', '2025-04-14', '6w on a Sunday'],
    ['2025-03-07', '2025-04-18', '2025-04-04', '2025-04-22', '2025-05-16', '6w on Good Friday 18 Apr 2025'],
    [
      '2025-03-15',
      '2025-04-26',
      '2025-04-14',
      '2025-04-28',
      '2025-05-26',
      "6w on King's Day moved from Sunday to Sat 26 Apr",
    ],
    ['2025-03-17', '2025-04-28', '2025-04-14', '2025-04-28', '2025-05-26', '6w on Mon 28 Apr 2025, an ordinary day'],
    ['2025-03-24', '2025-05-05', '2025-04-22', '2025-05-06', '2025-06-02', '6w on 5 May 2025; 4w on Easter Monday'],
    ['2025-03-31', '2025-05-12', '2025-04-28', '2025-05-12', '2025-06-10', '10w on Whit Monday 2025'],
    ['2025-04-17', '2025-05-29', '2025-05-15', '2025-06-02', '2025-06-26', '6w on Ascension Day; 30 May 2025 equated'],
    ['2025-04-28', '2025-06-09', '2025-05-26', '2025-06-10', '2025-07-07', '6w on Whit Monday 9 Jun 2025'],
    ['2025-11-20', '2026-01-01', '2025-12-18', '2026-01-05', '2026-01-29', "6w on New Year's Day 2026; 2 Jan equated"],
    ['2025-11-21', '2026-01-02', '2025-12-19', '2026-01-05', '2026-01-30', '6w on 2 Jan 2026, only equated by decree'],
    ['2026-02-20', '2026-04-03', '2026-03-20', '2026-04-07', '2026-05-01', '6w on Good Friday 3 Apr 2026'],
    ['2026-03-16', '2026-04-27', '2026-04-13', '2026-04-28', '2026-05-26', "6w on King's Day, a Monday"],
    ['2026-03-24', '2026-05-05', '2026-04-21', '2026-05-06', '2026-06-02', '6w on 5 May 2026, a Tuesday'],
    ['2026-04-02', '2026-05-14', '2026-04-30', '2026-05-18', '2026-06-11', '6w on Ascension Day; 15 May 2026 equated'],
    ['2026-11-13', '2026-12-25', '2026-12-11', '2026-12-28', '2027-01-22', '6w on Christmas Day, a Friday'],
    ['2026-11-20', '2027-01-01', '2026-12-18', '2027-01-04', '2027-01-29', "6w on New Year's Day 2027, a Friday"],
    ['2027-02-12', '2027-03-26', '2027-03-12', '2027-03-30', '2027-04-23', '6w on Good Friday 26 Mar 2027'],
    ['2027-03-16', '2027-04-27', '2027-04-13', '2027-04-28', '2027-05-25', "6w on King's Day, a Tuesday"],
    [
      '2027-03-24',
      '2027-05-05',
      '2027-04-21',
      '2027-05-10',
      '2027-06-02',
      '6w on 5 May 2027, then Ascension, then equated Friday',
    ],
    ['2027-04-05', '2027-05-17', '2027-05-03', '2027-05-18', '2027-06-14', '6w on Whit Monday 17 May 2027'],
    ['2027-11-13', '2027-12-25', '2027-12-13', '2027-12-27', '2028-01-24', '6w on Christmas Day, a Saturday'],
    ['2028-02-29', '2028-04-11', '2028-03-28', '2028-04-11', '2028-05-09', 'received on a leap day'],
    [
      '2028-03-16',
      '2028-04-27',
      '2028-04-13',
      '2028-05-01',
      '2028-05-29',
      "6w on King's Day, a Thursday; 28 Apr 2028 equated",
    ],
    ['2028-04-13', '2028-05-25', '2028-05-11', '2028-05-29', '2028-06-22', '6w on Ascension Day; 26 May 2028 equated'],
    ['2028-04-24', '2028-06-05', '2028-05-22', '2028-06-06', '2028-07-03', '6w on Whit Monday 5 Jun 2028'],
  ] as const)('%s, %s, %s, %s, %s: %s', ([received, nominal, four, six, ten]) => {
    const terms = termsFor(day(received));
    expect(terms.decide.nominal).toBe(nominal);
    expect(terms.notHandling.lastDay).toBe(four);
    expect(terms.decide.lastDay).toBe(six);
    expect(terms.decideWithAdvice.lastDay).toBe(ten);
    expect(termsFor(day(received), { advisoryProcedure: true }).decide.lastDay).toBe(ten);
  });
});

describe('Awb 9:11 lid 2: received, six weeks, 6+4 cautious, 6+4 wide, 10+4 cautious, steer on', () => {
  test.for([
    ['2024-02-16', '2024-04-02', '2024-04-26', '2024-04-30', '2024-05-24', '2024-03-28'],
    ['2024-02-19', '2024-04-02', '2024-04-29', '2024-04-30', '2024-05-27', '2024-03-28'],
    ['2024-03-28', '2024-05-13', '2024-06-06', '2024-06-10', '2024-07-04', '2024-05-08'],
    ['2024-04-08', '2024-05-21', '2024-06-17', '2024-06-18', '2024-07-15', '2024-05-17'],
    ['2024-11-13', '2024-12-30', '2025-01-22', '2025-01-27', '2025-02-19', '2024-12-24'],
    ['2024-11-20', '2025-01-02', '2025-01-29', '2025-01-30', '2025-02-26', '2024-12-31'],
    ['2025-03-07', '2025-04-22', '2025-05-16', '2025-05-20', '2025-06-13', '2025-04-17'],
    ['2025-03-24', '2025-05-06', '2025-06-02', '2025-06-03', '2025-06-30', '2025-05-02'],
    ['2025-04-17', '2025-06-02', '2025-06-26', '2025-06-30', '2025-07-24', '2025-05-28'],
    ['2025-04-28', '2025-06-10', '2025-07-07', '2025-07-08', '2025-08-04', '2025-06-06'],
    ['2025-11-20', '2026-01-05', '2026-01-29', '2026-02-02', '2026-02-26', '2025-12-31'],
    ['2025-11-21', '2026-01-05', '2026-01-30', '2026-02-02', '2026-02-27', '2025-12-31'],
    ['2026-02-20', '2026-04-07', '2026-05-01', '2026-05-06', '2026-05-29', '2026-04-02'],
    ['2026-03-24', '2026-05-06', '2026-06-02', '2026-06-03', '2026-06-30', '2026-05-04'],
    ['2026-04-02', '2026-05-18', '2026-06-11', '2026-06-15', '2026-07-09', '2026-05-13'],
    ['2026-11-13', '2026-12-28', '2027-01-22', '2027-01-25', '2027-02-19', '2026-12-24'],
    ['2026-11-20', '2027-01-04', '2027-01-29', '2027-02-01', '2027-02-26', '2026-12-31'],
    ['2027-02-12', '2027-03-30', '2027-04-23', '2027-04-28', '2027-05-21', '2027-03-25'],
    ['2027-03-16', '2027-04-28', '2027-05-25', '2027-05-26', '2027-06-22', '2027-04-26'],
    ['2027-03-24', '2027-05-10', '2027-06-02', '2027-06-07', '2027-06-30', '2027-05-04'],
    ['2027-04-05', '2027-05-18', '2027-06-14', '2027-06-15', '2027-07-12', '2027-05-14'],
    ['2028-04-13', '2028-05-29', '2028-06-22', '2028-06-26', '2028-07-20', '2028-05-24'],
    ['2028-04-24', '2028-06-06', '2028-07-03', '2028-07-04', '2028-07-31', '2028-06-02'],
  ] as const)('%s, %s, %s, %s, %s, %s', ([received, six, cautious, wide, withAdvice, steerOn]) => {
    const terms = termsFor(day(received));
    expect(terms.decide.lastDay).toBe(six);
    expect(terms.deferred.lastDay).toBe(cautious);
    expect(terms.deferred.wideReading).toBe(wide);
    expect(terms.deferredWithAdvice.lastDay).toBe(withAdvice);
    expect(terms.steerOn).toBe(steerOn);
    expect(deferralLimit(day(received), false)).toBe(cautious);
    expect(deferralLimit(day(received), true)).toBe(withAdvice);
  });
});

describe('hard cases of Awb 9:11 lid 1', () => {
  test.for([
    ['2026-11-02', '2026-12-14', 'HC-79: a Monday, nothing moves'],
    ['2026-11-13', '2026-12-28', 'HC-80: Christmas Day on a Friday'],
    ['2026-11-20', '2027-01-04', 'HC-81: New Year’s Day on a Friday'],
    ['2026-04-03', '2026-05-18', 'HC-82: 15 May 2026, equated by decree'],
    ['2026-03-24', '2026-05-06', 'HC-83: 5 May, also outside lustrum years'],
    ['2026-02-23', '2026-04-07', 'HC-84: Easter Monday'],
    ['2026-02-20', '2026-04-07', 'HC-84: Good Friday'],
    ['2026-03-01', '2026-04-13', 'HC-85: a Sunday'],
    ['2026-01-05', '2026-02-16', 'HC-86: carnival Monday moves nothing'],
    ['2026-11-12', '2026-12-24', 'HC-86: nor does 24 December'],
    ['2026-09-30', '2026-11-11', 'HC-87: nor St. Martin'],
  ] as const)('received %s, decided by %s: %s', ([received, lastDay]) => {
    expect(termsFor(day(received)).decide.lastDay).toBe(lastDay);
  });

  test('HC-88: a last day after the known equated days is provisional, and says so', () => {
    const edge = termsFor(day('2028-11-17'));
    expect([edge.decide.lastDay, edge.decide.provisional]).toEqual(['2028-12-29', false]);
    const moved = termsFor(day('2028-11-18'));
    expect([moved.decide.nominal, moved.decide.lastDay, moved.decide.provisional]).toEqual([
      ...['2028-12-30', '2029-01-02'],
      true,
    ]);
    expect(moved.decide.explanation.at(-1)).toContain('na 31 december 2028 is voorlopig');
    expect(edge.decide.explanation.join(' ')).not.toContain('voorlopig');
  });

  test('HC-89, Awb 9:11 lid 2: the earlier of two readings counts, both are shown', () => {
    const { deferred } = termsFor(day('2026-02-23'));
    expect([deferred.nominal, deferred.lastDay, deferred.wideReading]).toEqual([
      ...['2026-05-04', '2026-05-04', '2026-05-06'],
    ]);
    const text = deferred.explanation.join(' ');
    expect(text).toContain('maandag 4 mei 2026');
    expect(text).toContain('woensdag 6 mei 2026');
  });

  test('where nothing moved, one reading is told', () => {
    const { deferred } = termsFor(day('2026-11-02'));
    expect(deferred.wideReading).toBe(deferred.lastDay);
    expect(deferred.explanation.join(' ')).not.toContain('voorzichtig');
  });

  test('HC-93, Awb 9:13: the advisory procedure gives ten weeks from the same receipt', () => {
    const terms = termsFor(day('2026-11-20'), { advisoryProcedure: true });
    expect([terms.decide, terms.deferred]).toEqual([terms.decideWithAdvice, terms.deferredWithAdvice]);
    expect([terms.decide.weeks, terms.deferred.weeks, terms.notHandling.weeks]).toEqual([10, 14, 4]);
    expect(terms.steerOn).toBe('2027-01-29');
  });
});

describe('terms in years are not moved', () => {
  test.for([
    ['2026-02-16', '2027-02-16', 'the example of an ordinary letter'],
    ['2026-12-25', '2027-12-25', 'ends on a holiday and a Saturday'],
    ['2028-02-29', '2029-02-28', 'sent on a leap day'],
    ['2027-02-28', '2028-02-28', 'into a leap year'],
  ] as const)('Awb 9:24 lid 1: sent %s, ombudsman until %s: %s', ([sent, until]) => {
    expect(ombudsmanUntil(day(sent))).toBe(until);
    expect(ombudsmanTerm(day(sent)).day).toBe(until);
  });

  test.for([
    ['2026-11-20', '2025-11-20', 'a year to the day is in time'],
    ['2026-11-22', '2025-11-22', 'a Saturday then'],
    ['2028-02-29', '2027-02-28', 'filed on a leap day'],
    ['2029-02-28', '2028-02-28', 'the leap day lies within the year'],
    ['2029-03-01', '2028-03-01', 'the leap day lies before the year'],
  ] as const)('Awb 9:8 lid 1 onder b: filed %s, conduct from %s on: %s', ([filed, from]) => {
    expect(earliestIncident(day(filed))).toBe(from);
    expect(incidentTerm(day(filed)).day).toBe(from);
  });

  const awb = 'van de Algemene wet bestuursrecht';
  const staysAYear =
    'Een termijn van een jaar schuift niet op, ook niet in een weekend of op een feestdag (artikel 4 onder a van de Algemene termijnenwet).';

  test.for<[EndOfHandling, string, string]>([
    ['findings-sent', 'a', 'De gemeente verstuurde de afsluitende brief op woensdag 18 februari 2026.'],
    ['ended-otherwise', 'b', 'De behandeling van de klacht eindigde op woensdag 18 februari 2026.'],
    [
      'should-have-ended',
      'b',
      'De gemeente moest de klacht uiterlijk op woensdag 18 februari 2026 afhandelen en heeft geen brief gestuurd.',
    ],
  ])('Awb 9:24 lid 1: the ombudsman after %s, onder %s', ([end, letter, start]) => {
    expect(ombudsmanTerm(day('2026-02-18'), end)).toEqual({
      article: `Awb 9:24 lid 1 onder ${letter}`,
      day: '2027-02-18',
      explanation: [
        start,
        `Daarna kan de klager één jaar lang naar de ombudsman: tot en met donderdag 18 februari 2027 (artikel 9:24 lid 1 onder ${letter} ${awb}).`,
        staysAYear,
      ],
    });
  });

  test('Awb 9:24 lid 1: a letter is what usually ends it, and a leap day is told', () => {
    expect(ombudsmanTerm(day('2026-02-18'))).toEqual(ombudsmanTerm(day('2026-02-18'), 'findings-sent'));
    expect(ombudsmanTerm(day('2028-02-29')).explanation.slice(2)).toEqual([
      '2028 is een schrikkeljaar; in 2029 is 28 februari de overeenkomstige dag.',
      staysAYear,
    ]);
  });

  test('Awb 9:8 lid 1 onder b: the year of the conduct is counted back, and does not move', () => {
    const stays =
      'Dit jaar wordt teruggeteld en schuift niet, ook niet in een weekend of op een feestdag (artikel 1 lid 2 van de Algemene termijnenwet).';
    expect(incidentTerm(day('2026-11-22'))).toEqual({
      article: 'Awb 9:8 lid 1 onder b',
      day: '2025-11-22',
      explanation: [
        'De klacht is ingediend op zondag 22 november 2026.',
        `Een klacht over iets van meer dan een jaar eerder, dus van vóór zaterdag 22 november 2025, hoeft de gemeente niet te behandelen (artikel 9:8 lid 1 onder b ${awb}).`,
        stays,
      ],
    });
    expect(incidentTerm(day('2028-02-29')).explanation.slice(2)).toEqual([
      '2028 is een schrikkeljaar; in 2027 is 28 februari de overeenkomstige dag.',
      stays,
    ]);
  });
});

describe('a day that people set does not move', () => {
  test('Awb 9:11 lid 3: postponed with consent, even to a Sunday', () => {
    expect(postponedTerm(day('2027-02-14'), day('2027-01-20'))).toEqual({
      article: 'Awb 9:11 lid 3',
      day: '2027-02-14',
      explanation: [
        'Op 20 januari 2027 stemde de klager er schriftelijk mee in dat de gemeente de klacht later afhandelt: uiterlijk op zondag 14 februari 2027 (artikel 9:11 lid 3 van de Algemene wet bestuursrecht).',
        'Die dag is afgesproken en schuift niet op, ook niet als het een zaterdag, zondag of feestdag is.',
      ],
    });
  });

  test('Awb 9:11 lid 2: deferred to a day within the four weeks', () => {
    expect(deferredTo(day('2027-01-15'), day('2026-12-20'))).toEqual({
      article: 'Awb 9:11 lid 2',
      day: '2027-01-15',
      explanation: [
        'Op 20 december 2026 heeft de gemeente de afhandeling één keer uitgesteld (verdaagd): de laatste dag is nu vrijdag 15 januari 2027 (artikel 9:11 lid 2 van de Algemene wet bestuursrecht).',
      ],
    });
  });
});

describe('the calendar ends', () => {
  const latest = day('9999-09-24');

  test('a receipt whose terms would pass the year 9999 is refused with a reason', () => {
    expect(termsRefusal(latest)).toBeUndefined();
    expect(termsFor(latest).deferredWithAdvice.lastDay).toBe(finalDay);
    expect(asApiAnswer(latest)).toMatchObject({ verdaagdUiterlijkMetAdviescommissie: finalDay });

    const late = addDays(latest, 1);
    expect(termsRefusal(late)?.reason).toBe('beyond-the-calendar');
    expect(asApiAnswer(late)).toEqual({ fout: expect.stringContaining('24 september 9999') });
    expect(() => termsFor(late)).toThrow(RangeError);
    expect(() => termsFor(late)).toThrow(termsRefusal(late)!.sentence);
    expect(asApiAnswer(finalDay)).toHaveProperty('fout');
  });

  test('all days up to then have terms', () => {
    for (let received = addDays(latest, -800); received < latest; received = addDays(received, 1)) termsFor(received);
    for (let received = firstDay; received < '0003-01-01'; received = addDays(received, 1)) termsFor(received);
    expect(asApiAnswer(firstDay)).toMatchObject({ afdoenUiterlijk: '0001-02-12' });
  });
});

describe('a date explains itself', () => {
  test('start, length, each day that moved it, last day, each with its article', () => {
    expect(termsFor(day('2027-03-24')).decide.explanation).toEqual([
      'De klacht is ontvangen op woensdag 24 maart 2027; de dag erna, donderdag 25 maart 2027, is de eerste dag van elke termijn.',
      'De gemeente handelt de klacht af binnen zes weken. Die eindigen op woensdag 5 mei 2027 (artikel 9:11 lid 1 van de Algemene wet bestuursrecht).',
      'Woensdag 5 mei 2027 is Bevrijdingsdag (artikel 3 lid 1 van de Algemene termijnenwet).',
      'Donderdag 6 mei 2027 is Hemelvaartsdag (artikel 3 lid 1 van de Algemene termijnenwet).',
      'Vrijdag 7 mei 2027 is bij koninklijk besluit gelijkgesteld met een feestdag (artikel 3 lid 3 van de Algemene termijnenwet).',
      'Zaterdag 8 mei 2027 valt in het weekend.',
      'Zondag 9 mei 2027 valt in het weekend.',
      'De laatste dag schuift daarom op naar maandag 10 mei 2027 (artikel 1 lid 1 van de Algemene termijnenwet).',
    ]);
  });

  test('nothing moved', () => {
    expect(termsFor(day('2026-11-02')).decide.explanation.slice(1)).toEqual([
      'De gemeente handelt de klacht af binnen zes weken. Die eindigen op maandag 14 december 2026 (artikel 9:11 lid 1 van de Algemene wet bestuursrecht).',
      'Dat is een werkdag, dus de laatste dag is maandag 14 december 2026.',
    ]);
  });

  test('all terms of one complaint, by paragraph', () => {
    const awb = 'van de Algemene wet bestuursrecht';
    expect(explanationByTerm(termsFor(day('2026-02-23')))).toEqual([
      [
        'De klacht is ontvangen op maandag 23 februari 2026; de dag erna, dinsdag 24 februari 2026, is de eerste dag van elke termijn.',
      ],
      [
        `Neemt de gemeente de klacht niet in behandeling, dan laat zij dat weten binnen vier weken. Die eindigen op maandag 23 maart 2026 (artikel 9:8 lid 3 ${awb}).`,
        'Dat is een werkdag, dus de laatste dag is maandag 23 maart 2026.',
      ],
      [
        `De gemeente handelt de klacht af binnen zes weken. Die eindigen op maandag 6 april 2026 (artikel 9:11 lid 1 ${awb}).`,
        'Maandag 6 april 2026 is tweede paasdag (artikel 3 lid 1 van de Algemene termijnenwet).',
        'De laatste dag schuift daarom op naar dinsdag 7 april 2026 (artikel 1 lid 1 van de Algemene termijnenwet).',
      ],
      [
        `Stelt de gemeente de afhandeling uit (verdagen), dan komen er na de zes weken ten hoogste vier weken bij, geteld vanaf 6 april 2026. Die eindigen op maandag 4 mei 2026 (artikel 9:11 lid 2 ${awb}).`,
        'Dat is een werkdag, dus de laatste dag is maandag 4 mei 2026.',
        'Dat is voorzichtig geteld: vanaf de opgeschoven dag, 7 april 2026, zou de laatste dag woensdag 6 mei 2026 zijn.',
      ],
      [
        `Brengt een persoon of commissie advies uit over de klacht, dan heeft de gemeente tien weken. Die eindigen op maandag 4 mei 2026 (artikel 9:11 lid 1 ${awb}).`,
        'Dat is een werkdag, dus de laatste dag is maandag 4 mei 2026.',
      ],
      [
        `Stelt de gemeente de afhandeling uit (verdagen), dan komen er na de tien weken ten hoogste vier weken bij, geteld vanaf 4 mei 2026. Die eindigen op maandag 1 juni 2026 (artikel 9:11 lid 2 ${awb}).`,
        'Dat is een werkdag, dus de laatste dag is maandag 1 juni 2026.',
      ],
      ['Om op tijd te zijn mikt de gemeente op donderdag 2 april 2026: de laatste werkdag binnen de zes weken zelf.'],
    ]);
  });

  test('the reservations in full', () => {
    expect(explainTerms(termsFor(day('2029-01-10'))).at(-1)).toBe(
      'Een laatste dag na 31 december 2028 is voorlopig: welke dagen dan bij koninklijk besluit met een feestdag zijn gelijkgesteld, is nog niet bekend.',
    );
    expect(explainTerms(termsFor(day('2019-01-10'))).at(-1)).toBe(
      'Welke dagen vóór 1 januari 2020 bij koninklijk besluit met een feestdag zijn gelijkgesteld, is hier niet nagezocht.',
    );
  });

  test('the advice is certain or only possible', () => {
    const length = (advisoryProcedure: boolean) =>
      termsFor(day('2026-11-02'), { advisoryProcedure }).decideWithAdvice.explanation[1];
    expect(length(true)).toContain('daarom heeft de gemeente tien weken');
    expect(length(false)).toContain('dan heeft de gemeente tien weken');
  });

  test('all terms together: the start once, reservations once and last', () => {
    const sentences = explainTerms(termsFor(day('2029-01-10')));
    expect(sentences.filter((sentence) => sentence.startsWith('De klacht is ontvangen'))).toEqual([sentences[0]]);
    expect(sentences.filter((sentence) => sentence.includes('voorlopig'))).toEqual([sentences.at(-1)]);
    for (const article of ['9:8 lid 3', '9:11 lid 1', '9:11 lid 2']) expect(sentences.join(' ')).toContain(article);
  });

  test('with the advisory procedure no six weeks are told', () => {
    const sentences = explainTerms(termsFor(day('2026-11-20'), { advisoryProcedure: true })).join(' ');
    expect(sentences).not.toContain('zes weken');
    expect(sentences).toContain('binnen de tien weken zelf');
  });

  test('by paragraph: the start, each term, the day to steer on, reservations', () => {
    const paragraphs = explanationByTerm(termsFor(day('2029-01-10')));
    expect(paragraphs.flat()).toEqual(explainTerms(termsFor(day('2029-01-10'))));
    expect(paragraphs.map(([first]) => first!.split(' ').slice(0, 2).join(' '))).toEqual([
      ...['De klacht', 'Neemt de', 'De gemeente', 'Stelt de', 'Brengt een', 'Stelt de', 'Om op', 'Een laatste'],
    ]);
    expect(explanationByTerm(termsFor(day('2026-11-20')))).toHaveLength(7);
  });

  test('of days before the known decrees it says that they were not looked up', () => {
    const early = (received: string) => explainTerms(termsFor(day(received))).at(-1);
    expect(early('1999-07-01')).toContain('vóór 1 januari 2020');
    expect(early('2019-12-03')).toContain('niet nagezocht');
    expect(early('2019-12-04')).not.toContain('niet nagezocht');
  });
});

describe('the answer of /api/termijnen', () => {
  test('for 20 November 2026', () => {
    const receivedOn = day('2026-11-20');
    expect(asApiAnswer(receivedOn)).toEqual({
      ontvangen: '2026-11-20',
      nietInBehandelingUiterlijk: '2026-12-18',
      afdoenUiterlijk: '2027-01-04',
      afdoenUiterlijkMetAdviescommissie: '2027-01-29',
      verdaagdUiterlijk: '2027-01-29',
      verdaagdUiterlijkMetAdviescommissie: '2027-02-26',
      stuurdatum: '2026-12-31',
      uitleg: explainTerms(termsFor(receivedOn)),
    });
  });

  test.for([
    ['2028-09-22', false, 'the last term ends on Friday 29 December 2028'],
    ['2028-09-25', true, 'the last term ends in 2029'],
    ['2500-01-01', true, 'far ahead'],
    ['2026-11-20', false, 'within the known decrees'],
  ] as const)('received %s, voorlopig: %s, as %s', ([received, provisional]) => {
    const answer = asApiAnswer(day(received));
    expect('uitleg' in answer && answer.uitleg.some((sentence) => sentence.includes('voorlopig'))).toBe(provisional);
  });
});

test.for([
  ['2024-01-01', '2028-12-31', 1827],
  ['1990-01-01', '2099-12-31', 40_177],
] as const)('every receipt day from %s to %s agrees with a second, independent count', ([first, last, days]) => {
  const all = counted(first, last);
  const wrong = all.filter(({ receivedOn, ...expected }) => {
    const terms = termsFor(day(receivedOn));
    return (
      terms.notHandling.lastDay !== expected.fourWeeks ||
      terms.decide.lastDay !== expected.sixWeeks ||
      terms.decideWithAdvice.lastDay !== expected.tenWeeks ||
      terms.deferred.lastDay !== expected.deferred ||
      terms.deferred.wideReading !== expected.deferredFromMovedEnd ||
      terms.deferredWithAdvice.lastDay !== expected.deferredWithAdvice ||
      terms.steerOn !== expected.steerOn
    );
  });
  expect(wrong).toEqual([]);
  expect(all).toHaveLength(days);
});

describe('for any receipt', () => {
  const received = fc
    .integer({ min: 0, max: daysBetween(firstDay, day('9999-09-24')) - 1 })
    .map((number) => addDays(firstDay, number));
  const anyTerms = fc
    .record({ on: received, advisoryProcedure: fc.boolean() })
    .map(({ on, advisoryProcedure }) => termsFor(on, { advisoryProcedure }));

  test('Atw 1 lid 1: no term ends on a free day, and none moves further than it must', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        for (const { nominal, weeks, lastDay, moved } of allOf(terms)) {
          expect(nominal).toBe(addWeeks(terms.receivedOn, weeks));
          expect(freeDay(lastDay)).toBeUndefined();
          expect(moved.map((free) => free.day)).toEqual(moved.map((_, number) => addDays(nominal, number)));
          expect(moved.map(({ name, article }) => ({ name, article }))).toEqual(moved.map((free) => freeDay(free.day)));
          expect(lastDay).toBe(addDays(nominal, moved.length));
        }
        expect(freeDay(terms.steerOn)).toBeUndefined();
        expect(terms.steerOn <= terms.decide.nominal).toBe(true);
        expect(terms.deferred.lastDay <= terms.deferred.wideReading).toBe(true);
      }),
    );
  });

  test('the explanation names the receipt, each day that moved the term, and the last day', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const together = explainTerms(terms).join(' ').toLowerCase();
        for (const { explanation, moved, lastDay, provisional } of allOf(terms)) {
          const text = explanation.join(' ').toLowerCase();
          const named = [terms.receivedOn, ...moved.map((free) => free.day), lastDay].map(inDutchWithWeekday);
          expect(named.filter((written) => !text.includes(written))).toEqual([]);
          expect(text).toMatch(/artikel 9:(8 lid 3|11 lid [12]) van de algemene wet bestuursrecht/);
          expect(text.includes('voorlopig')).toBe(provisional);
          expect(provisional).toBe(lastDay > equatedDays.knownUntil);
        }
        expect(together).toContain(inDutchWithWeekday(terms.steerOn));
        expect(together).toContain(inDutchWithWeekday(terms.deferred.lastDay));
      }),
    );
  });

  test('a complaint received a day later never has an earlier last day', () => {
    fc.assert(
      fc.property(received, (on) => {
        const [today, tomorrow] = [termsFor(on), termsFor(addDays(on, 1))];
        for (const [index, { lastDay }] of allOf(today).entries()) {
          expect(lastDay <= allOf(tomorrow)[index]!.lastDay).toBe(true);
        }
        expect(today.steerOn <= tomorrow.steerOn).toBe(true);
      }),
    );
  });

  test('days that do not move name their start, the day itself and an article, and follow the start', () => {
    const within = fc
      .integer({ min: 366, max: daysBetween(firstDay, day('9998-12-01')) })
      .map((number) => addDays(firstDay, number));
    const end = fc.constantFrom<EndOfHandling>('findings-sent', 'ended-otherwise', 'should-have-ended');
    fc.assert(
      fc.property(within, end, (on, ended) => {
        const of = (start: Day) => [ombudsmanTerm(start, ended), incidentTerm(start)];
        for (const [index, { day: fixed, article, explanation }] of of(on).entries()) {
          const text = explanation.join(' ');
          for (const named of [on, fixed]) expect(text).toContain(inDutchWithWeekday(named));
          expect(text).toContain(`artikel ${article.slice(4)} van de`);
          expect(fixed <= of(addDays(on, 1))[index]!.day).toBe(true);
        }
      }),
    );
  });
});
