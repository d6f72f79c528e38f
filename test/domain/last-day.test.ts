import { expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { explainedStart, explainLastDay } from '#domain/last-day.ts';
import { aComplaint } from '#test/examples.ts';

const told = day('2026-11-20');
const deferral = { until: day('2027-01-29'), reason: 'Ziekte', on: day('2026-12-15') };
const asked = { until: day('2027-02-28'), reason: 'Ziekte', askedOn: day('2027-01-20') };

const last = (differs: Partial<Complaint>) => explainLastDay(aComplaint(differs), told).at(-1);

test('Awb 9:11 lid 1: as it was from receipt', () => {
  expect(last({})).toContain('maandag 4 januari 2027 (artikel 1 lid 1 van de Algemene termijnenwet)');
});

test('Awb 9:11 lid 2: a deferral comes after it', () => {
  expect(last({ deferral })).toContain('de laatste dag is nu vrijdag 29 januari 2027');
});

test('Awb 9:11 lid 3: only a postponement that was agreed to counts, and the last one', () => {
  const no = { ...asked, answer: { agrees: false, stated: 'Nee', on: day('2027-01-22') } };
  const yes = { ...asked, answer: { agrees: true, stated: 'Ja', on: day('2027-01-25') } };
  expect(last({ deferral, postponements: [asked] })).toContain('29 januari 2027');
  expect(last({ deferral, postponements: [no] })).toContain('29 januari 2027');
  expect(explainLastDay(aComplaint({ deferral, postponements: [no, yes] }), told).join(' ')).toContain(
    'uiterlijk op zondag 28 februari 2027',
  );
});

test('Awb 2:24: passed on inside, and told at once, it starts that day; told later, on arrival', () => {
  const passedOn = { arrivedOn: day('2026-11-16'), on: day('2026-11-20') };
  const mail = { channel: 'mail', receivedOn: day('2026-11-20'), passedOn } as const;
  expect(explainedStart(aComplaint({ ...mail, startsOn: day('2026-11-20') }), day('2026-11-20'))).toMatchObject({
    on: '2026-11-20',
    article: 'Awb 2:24',
  });
  expect(explainedStart(aComplaint({ ...mail, startsOn: day('2026-11-16') }), day('2026-11-30')).on).toBe('2026-11-16');
});

test('a start that was set by hand is the start', () => {
  expect(explainedStart(aComplaint({ startsOn: day('2026-11-10') }), told).on).toBe('2026-11-10');
});
