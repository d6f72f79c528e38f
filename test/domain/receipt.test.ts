import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Channel } from '#domain/complaint.ts';
import { addDays, day, dayOf, inDutchWithWeekday } from '#domain/day.ts';
import type { Receipt } from '#domain/receipt.ts';
import { arrivalTime, startOfTerms, startOn } from '#domain/receipt.ts';
import { explainTerms, termsFor } from '#domain/terms.ts';

const now = new Date('2026-11-20T09:00:00Z');
const trusted = ['mx.gemeente.example', 'filter.gemeente.example', '10.0.0.5'];

/** A stamp as Postfix writes it: what the client called itself, then its looked-up name and address. */
function stamp(by: string, time: string, client = 'mail.inwoner.example (mail.inwoner.example [192.0.2.7])') {
  return `from ${client} by ${by} (Postfix) with ESMTPS id 4T1 for <klachten@druten.example>; Fri, 20 Nov 2026 ${time} +0000 (UTC)`;
}

test.for<[string, string[], string]>([
  ['no stamps: our own clock', [], '09:00:00'],
  ['one trusted host', [stamp('mx.gemeente.example', '08:55:00')], '08:55:00'],
  ['capitals make no difference', [stamp('MX.Gemeente.example', '08:55:00')], '08:55:00'],
  ['a host that we do not know', [stamp('mx.elders.example', '08:55:00')], '09:00:00'],
  [
    'passed on by our own filter: the oldest counts',
    [
      stamp('mx.gemeente.example', '08:55:00', 'filter.gemeente.example (filter.gemeente.example [10.0.0.9])'),
      stamp('filter.gemeente.example', '08:50:00'),
      stamp('mail.inwoner.example', '08:40:00'),
    ],
    '08:50:00',
  ],
  [
    'passed on by an address of ours',
    [
      stamp('mx.gemeente.example', '08:55:00', 'filter (unknown [10.0.0.5])'),
      stamp('filter.gemeente.example', '08:50:00'),
    ],
    '08:50:00',
  ],
  [
    'passed on within the same host',
    [
      stamp('mx.gemeente.example', '08:55:00', 'localhost (localhost [127.0.0.1])'),
      'by mx.gemeente.example (Postfix, from userid 1000) id 4T2; Fri, 20 Nov 2026 08:54:00 +0000',
      stamp('mx.gemeente.example', '08:53:00'),
    ],
    '08:53:00',
  ],
  ['a stamp in the future counts for nothing', [stamp('mx.gemeente.example', '11:00:00')], '09:00:00'],
  ['a stamp without a date', ['from a (b [192.0.2.7]) by mx.gemeente.example with ESMTP id 1'], '09:00:00'],
  ['a date that is none', ['from a (b [192.0.2.7]) by mx.gemeente.example; gisteren'], '09:00:00'],
])('Awb 2:20: %s', ([, received, expected]) => {
  expect(arrivalTime(received, trusted, now)).toEqual(new Date(`2026-11-20T${expected}Z`));
});

test('another time zone is the same moment', () => {
  const received = ['from a (b [192.0.2.7]) by mx.gemeente.example; Fri, 20 Nov 2026 09:55:00 +0100 (CET)'];
  expect(arrivalTime(received, trusted, now)).toEqual(new Date('2026-11-20T08:55:00Z'));
});

describe('a sender cannot date their own mail back', () => {
  const invented = stamp('filter.gemeente.example', '00:01:00');

  test.for([
    ['with a stamp of ours below that of their own host', 'kwaad.example (kwaad.example [192.0.2.66])'],
    ['by calling themselves one of our hosts', 'filter.gemeente.example (kwaad.example [192.0.2.66])'],
    ['by a comment stuck to their name', 'x(filter.gemeente.example) (kwaad.example [192.0.2.66])'],
    ['by an ident answer', 'kwaad.example (filter.gemeente.example@kwaad.example [192.0.2.66])'],
    ['by the name that Exim keeps', '[192.0.2.66] (helo=filter.gemeente.example)'],
    ['by the name that qmail keeps', 'unknown (HELO filter.gemeente.example) (192.0.2.66)'],
  ])('%s', ([, client]) => {
    const received = [stamp('mx.gemeente.example', '08:55:00', client), invented];
    expect(arrivalTime(received, trusted, now)).toEqual(new Date('2026-11-20T08:55:00Z'));
  });

  test('with a comment that names our host', () => {
    const received = [
      'from a (b [192.0.2.7]) (by mx.gemeente.example) by mx.elders.example; Fri, 20 Nov 2026 00:01:00 +0000',
    ];
    expect(arrivalTime(received, trusted, now)).toEqual(now);
  });
});

describe('from which day the terms count', () => {
  const receivedOn = day('2026-11-21');
  const dayOne = 'De dag erna, zondag 22 november 2026, is de eerste dag van elke termijn.';
  const awb = 'van de Algemene wet bestuursrecht';

  test.for<[Channel, string, string[]]>([
    [
      'form',
      'Awb 2:20',
      [
        `Het formulier met de klacht bereikte de gemeente op zaterdag 21 november 2026; dat telt als ontvangst, dag en nacht en ook in het weekend (artikel 2:20 ${awb}).`,
      ],
    ],
    [
      'mail',
      'Awb 2:20',
      [
        `De e-mail met de klacht bereikte de gemeente op zaterdag 21 november 2026; dat telt als ontvangst, dag en nacht en ook in het weekend (artikel 2:20 ${awb}).`,
      ],
    ],
    [
      'post',
      'Awb 9:11 lid 1',
      [
        `De brief met de klacht kwam op zaterdag 21 november 2026 aan bij de gemeente; dat telt als ontvangst, welke afdeling de brief ook kreeg (artikel 9:11 lid 1 ${awb}).`,
      ],
    ],
    [
      'desk',
      'Awb 9:11 lid 1',
      [
        `De klacht is op zaterdag 21 november 2026 ingediend aan de balie; dat telt als ontvangst (artikel 9:11 lid 1 ${awb}).`,
      ],
    ],
    [
      'phone',
      'Awb 9:4 lid 1',
      [
        'De klacht is op zaterdag 21 november 2026 telefonisch ingediend.',
        `De wet geeft alleen voor een schriftelijke klacht termijnen (artikel 9:4 lid 1 ${awb}); voorzichtig geteld lopen ze al vanaf de dag van het gesprek.`,
      ],
    ],
    [
      'forwarded',
      'Awb 2:3 lid 1',
      [
        'Een andere overheid ontving de klacht en stuurde die door.',
        `De gemeente ontving de klacht op zaterdag 21 november 2026; omdat zij de klacht moet behandelen, tellen de termijnen vanaf die dag (artikel 2:3 lid 1 ${awb}).`,
      ],
    ],
  ])('%s: by %s', ([channel, article, why]) => {
    const { explanation, ...start } = startOfTerms({ channel, receivedOn });
    expect(start).toEqual({ on: receivedOn, article });
    expect(explanation).toEqual([...why, dayOne]);
  });

  test('HC-96, Awb 2:3: what another authority received first starts no term, and is told', () => {
    const firstFiledOn = day('2026-11-02');
    for (const channel of ['forwarded', 'mail'] as const) {
      const { on, explanation } = startOfTerms({ channel, receivedOn, firstFiledOn });
      expect(on).toBe(receivedOn);
      expect(explanation[0]).toBe(
        'Een andere overheid ontving de klacht op maandag 2 november 2026 en stuurde die door.',
      );
    }
  });

  test('Awb 2:20: a mail of Saturday night counts from Saturday in Amsterdam, not from Monday nor by UTC', () => {
    const { on } = startOfTerms({ channel: 'mail', receivedOn: dayOf(new Date('2026-07-10T22:30:00Z')) });
    expect(on).toBe('2026-07-11');
    expect(termsFor(startOfTerms({ channel: 'mail', receivedOn: on })).decide.nominal).toBe('2026-08-22');
  });

  describe('Awb 2:24: by a wrong way, then passed on inside', () => {
    const elsewhere = (forwardedOn: string, toldOn?: string, channel: Channel = 'mail') => ({
      ...{ channel, receivedOn: day('2026-11-20') },
      elsewhere: {
        arrivedOn: day('2026-11-16'),
        forwardedOn: day(forwardedOn),
        ...(toldOn && { toldOn: day(toldOn) }),
      },
    });

    test.for([
      ['2026-11-20', '2026-11-20', '2026-11-20', 'told on the day itself'],
      ['2026-11-20', '2026-11-23', '2026-11-20', 'on the next working day, a Monday'],
      ['2026-11-20', '2026-11-24', '2026-11-16', 'a working day later: too late'],
      ['2026-11-20', undefined, '2026-11-16', 'never told'],
      ['2026-11-20', '2026-11-19', '2026-11-16', 'told before it was passed on: that cannot tell when'],
      ['2026-11-16', '2026-11-16', '2026-11-16', 'passed on and told on the day of arrival'],
      ['2026-11-13', '2026-11-13', '2026-11-16', 'passed on before it arrived: never before arrival'],
    ] as const)('passed on %s, told %s: from %s: %s', ([forwardedOn, toldOn, on]) => {
      for (const channel of ['mail', 'form'] as const) {
        expect(startOfTerms(elsewhere(forwardedOn, toldOn, channel))).toMatchObject({ on, article: 'Awb 2:24' });
      }
    });

    test('each step is told', () => {
      const arrival = `De klacht kwam op maandag 16 november 2026 bij de gemeente binnen langs een weg die daar niet voor bedoeld is. De gemeente behandelt die toch (artikel 2:16 lid 1 onder a ${awb}).`;
      expect(startOfTerms(elsewhere('2026-11-20', '2026-11-23')).explanation).toEqual([
        arrival,
        `De gemeente stuurde de klacht op vrijdag 20 november 2026 intern door. Zij liet de afzender op 23 november 2026 weten dat de termijnen vanaf het doorsturen tellen (artikel 2:24 ${awb}).`,
        'De dag erna, zaterdag 21 november 2026, is de eerste dag van elke termijn.',
      ]);
      const late = (untold: string) =>
        `De gemeente stuurde de klacht op vrijdag 20 november 2026 intern door, maar liet dat de afzender ${untold} weten. Daarom tellen de termijnen vanaf de dag van binnenkomst (artikel 2:24 ${awb}).`;
      const dayOne = 'De dag erna, dinsdag 17 november 2026, is de eerste dag van elke termijn.';
      expect(startOfTerms(elsewhere('2026-11-20')).explanation).toEqual([arrival, late('niet'), dayOne]);
      expect(startOfTerms(elsewhere('2026-11-16', '2026-11-16')).explanation[1]).toContain('Zij liet de afzender');
      expect(startOfTerms(elsewhere('2026-11-20', '2026-11-25')).explanation).toEqual([
        arrival,
        late('pas op 25 november 2026'),
        dayOne,
      ]);
    });

    test.for<Channel>(['post', 'desk', 'phone', 'forwarded'])('not for %s: received wherever it arrived', (channel) => {
      const start = startOfTerms(elsewhere('2026-11-20', '2026-11-20', channel));
      expect(start).toEqual(startOfTerms({ channel, receivedOn: day('2026-11-16') }));
    });
  });

  test('a day that the coordinator set goes before every other, and is told', () => {
    const correctedTo = day('2026-11-18');
    const corrected = {
      on: correctedTo,
      article: 'Awb 9:11 lid 1',
      explanation: [
        `De klacht stond eerst genoteerd als ontvangen op zaterdag 21 november 2026. De gemeente heeft dat verbeterd: de termijnen tellen vanaf woensdag 18 november 2026 (artikel 9:11 lid 1 ${awb}).`,
        'De dag erna, donderdag 19 november 2026, is de eerste dag van elke termijn.',
      ],
    };
    expect(startOfTerms({ channel: 'post', receivedOn, correctedTo })).toEqual(corrected);
    const elsewhere = { arrivedOn: day('2026-11-16'), forwardedOn: day('2026-11-20') };
    expect(startOfTerms({ channel: 'mail', receivedOn, elsewhere, correctedTo })).toEqual(corrected);
  });

  test('the terms and their explanation follow the start', () => {
    const start = startOfTerms({
      ...{ channel: 'mail', receivedOn },
      elsewhere: { arrivedOn: day('2026-11-16'), forwardedOn: day('2026-11-20'), toldOn: day('2026-11-20') },
    });
    const [terms, plain] = [termsFor(start), termsFor(day('2026-11-20'))];
    expect([terms.receivedOn, terms.decide.lastDay]).toEqual(['2026-11-20', plain.decide.lastDay]);
    expect(terms.decide.explanation).toEqual([...start.explanation, ...plain.decide.explanation.slice(1)]);
    expect(explainTerms(terms)).toEqual([...start.explanation, ...explainTerms(plain).slice(1)]);
  });

  test('when no way is given the day of receipt alone is told', () => {
    expect(startOn(receivedOn)).toEqual({
      on: receivedOn,
      article: 'Awb 9:11 lid 1',
      explanation: [
        'De klacht is ontvangen op zaterdag 21 november 2026; de dag erna, zondag 22 november 2026, is de eerste dag van elke termijn.',
      ],
    });
    expect(termsFor(receivedOn).start).toEqual(startOn(receivedOn));
  });

  test('for any receipt: never before arrival, never after passing on, and the start stands in a sentence', () => {
    const aDay = fc.integer({ min: 0, max: 3000 }).map((number) => addDays(day('2022-01-01'), number));
    const receipt = fc.record({
      channel: fc.constantFrom<Channel>('form', 'mail', 'post', 'phone', 'desk', 'forwarded'),
      receivedOn: aDay,
      elsewhere: fc.option(
        fc
          .tuple(aDay, fc.nat(20), fc.option(fc.nat(5)))
          .map(([arrivedOn, wait, told]): NonNullable<Receipt['elsewhere']> => {
            const forwardedOn = addDays(arrivedOn, wait);
            return { arrivedOn, forwardedOn, ...(told === null ? {} : { toldOn: addDays(forwardedOn, told) }) };
          }),
        { nil: undefined },
      ),
      firstFiledOn: fc.option(aDay, { nil: undefined }),
    });
    fc.assert(
      fc.property(receipt, ({ elsewhere, firstFiledOn, ...rest }) => {
        const { on, article, explanation } = startOfTerms({
          ...rest,
          ...(elsewhere && { elsewhere }),
          ...(firstFiledOn && { firstFiledOn }),
        });
        const possible = elsewhere ? [elsewhere.arrivedOn, elsewhere.forwardedOn] : [rest.receivedOn];
        expect(possible).toContain(on);
        const text = explanation.join(' ');
        for (const named of [on, addDays(on, 1)]) expect(text).toContain(inDutchWithWeekday(named));
        expect(text).toContain(`artikel ${article.slice(4)} `);
      }),
    );
  });
});
