import { describe, expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { merge, split, takeIn } from '#domain/merging.ts';
import {
  aComplaint,
  aHandler,
  anEmployee,
  aPersonConcerned,
  aSecretary,
  byCoordinator as by,
  complaintAfter,
  reasonOf,
  supervisors,
} from '#test/examples.ts';

const today = day('2026-11-24');
const earlier = (differs: Partial<Complaint> = {}) =>
  aComplaint({ id: 'earlier', reference: 'KL-2026-0041', ...differs });
const address = ['Dorpsstraat 1', '6651 AA Druten'];

describe('merging (samenvoegen, Awb 9:2)', () => {
  test.for<[string, Partial<Complaint>, Partial<Complaint>, string | undefined]>([
    ['the same last day', {}, {}, undefined],
    ['an earlier last day', {}, { decideBy: day('2027-01-03') }, undefined],
    ['a later last day, though received earlier', {}, { decideBy: day('2027-01-29') }, 'merge-into-the-earlier'],
    [
      'the same e-mail address, written otherwise',
      {},
      { complainant: { name: 'Jan', email: ' J.DEVRIES@inwoner.example', addressLines: [] } },
      undefined,
    ],
    [
      'the same name and postal address',
      {},
      { complainant: { name: 'j. de vries', addressLines: address } },
      undefined,
    ],
    ['a housemate', {}, { complainant: { name: 'A. Ander', addressLines: address } }, 'not-the-same-complainant'],
    [
      'a namesake without an address',
      { complainant: { name: 'J. de Vries', addressLines: [] } },
      { complainant: { name: 'J. de Vries', addressLines: [] } },
      'not-the-same-complainant',
    ],
  ])('into one with %s', ([_, one, other, reason]) => {
    expect(reasonOf(merge(aComplaint(one), earlier(other), today, by))).toBe(reason);
  });

  test('it knows into which, and that one knows of it', () => {
    const merged = complaintAfter(merge(aComplaint(), earlier(), today, by));
    expect(merged.mergedInto).toEqual({ id: 'earlier', reference: 'KL-2026-0041' });
    expect(takeIn(earlier({ mergedFrom: ['KL-2026-0039'] }), merged).mergedFrom).toEqual([
      'KL-2026-0039',
      'KL-2026-0042',
    ]);
  });

  const concerned = aPersonConcerned({ copiedOn: today });
  test('Awb 9:7, 9:9: whom the merged one was about comes along, and loses the handling', () => {
    const handler = { staffId: anEmployee.id, name: anEmployee.name, assignedOn: today };
    const after = takeIn(earlier({ handler, notAboutAPerson: true }), aComplaint({ personsConcerned: [concerned] }));
    expect(after).toMatchObject({ notAboutAPerson: false, personsConcerned: [concerned] });
    expect(after).not.toHaveProperty('handler');
  });
  test('Awb 9:7 lid 1: so does who was involved', () => {
    const { id: staffId, name } = aHandler;
    const involved = [{ staffId, name, how: 'Stond erbij', on: today }];
    const hearingChair = { staffId, name, on: today };
    const after = takeIn(earlier({ hearingChair, notAboutAPerson: true }), aComplaint({ involved }));
    expect(after).toMatchObject({ notAboutAPerson: true, involved });
    expect(after).not.toHaveProperty('hearingChair');
  });
  test('nobody is named twice, and others keep their task', () => {
    const { id: staffId, name } = aSecretary;
    const known = earlier({
      personsConcerned: [aPersonConcerned()],
      involved: [{ staffId, name, how: 'Zag het', on: today }],
      handler: { staffId: aHandler.id, name: aHandler.name, assignedOn: today },
    });
    const after = takeIn(known, aComplaint({ personsConcerned: [concerned], involved: known.involved! }));
    expect(after).toEqual({ ...known, mergedFrom: ['KL-2026-0042'] });
  });
  test('Besluit boa 42: and that it is about an enforcement officer', () => {
    const enforcement = { supervisors, on: today };
    expect(takeIn(earlier(), aComplaint({ enforcement })).enforcement).toEqual(enforcement);
    expect(takeIn(earlier(), aComplaint())).not.toHaveProperty('enforcement');
  });
});

describe('splitting (splitsen, Awb 9:2)', () => {
  test('each part gets its own reference, this one goes on with its own last day', () => {
    const references = ['KL-2026-0043', 'KL-2026-0044'];
    const after = complaintAfter(split(aComplaint(), { parts: ['De balie', 'De brief'] }, references, today, by));
    expect(after).toMatchObject({
      status: 'received',
      decideBy: '2027-01-04',
      splitInto: [
        { reference: 'KL-2026-0043', part: 'De balie' },
        { reference: 'KL-2026-0044', part: 'De brief' },
      ],
    });
  });
  test('a part without words is none', () => {
    const outcome = split(aComplaint(), { parts: ['De balie', ' '] }, ['a', 'b'], today, by);
    expect(outcome).toMatchObject({ refusal: { reason: 'something-missing', about: ['parts'] } });
  });
});
