import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Status } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { decide } from '#domain/decision.ts';
import { settleInformally } from '#domain/informal-closing.ts';
import type { Outcome } from '#domain/lifecycle.ts';
import { takeUpFormally, takeUpInformally } from '#domain/take-up.ts';
import { aComplaintReadyToDecide, byCoordinator } from '#test/examples.ts';

const today = day('2026-12-10');
const statuses: Status[] = ['received', 'informal', 'formal', 'closed'];

/** The acts that change the status, done to a complaint that meets every other demand. */
const changes: Record<string, (status: Status) => Outcome> = {
  takeUpInformally: (status) => takeUpInformally(aComplaintReadyToDecide({ status }), byCoordinator),
  takeUpFormally: (status) => takeUpFormally(aComplaintReadyToDecide({ status }), byCoordinator),
  settleInformally: (status) =>
    settleInformally(aComplaintReadyToDecide({ status }), { stated: 'ja', agreed: 'excuses' }, today, byCoordinator),
  decide: (status) =>
    decide(
      aComplaintReadyToDecide({ status }),
      { findings: 'f', parts: [{ subject: 's', judgement: 'unfounded', reasons: 'r' }] },
      today,
      byCoordinator,
    ),
};

test('the status diagram says exactly what the acts do', () => {
  const drawn = readFileSync('docs/architecture.md', 'utf8').match(/^ {2}\w+ --> \w+ : \w+$/gm);
  const done = Object.entries(changes).flatMap(([act, change]) =>
    statuses.flatMap((from) => {
      const outcome = change(from);
      return outcome.done ? [`  ${from} --> ${outcome.complaint.status} : ${act}`] : [];
    }),
  );
  expect(drawn?.sort()).toEqual(done.sort());
});

test.for(['README.md', ...globSync('docs/**/*.md')])('every file that %s names is there', (document) => {
  const text = readFileSync(document, 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, path]) => join(dirname(document), path!));
  const names = [...text.matchAll(/`([\w.[\]-]+\/[\w./[\]-]*\.[a-z]+)`/g)].map(([, path]) => path!);
  expect([...links, ...names].filter((path) => !existsSync(path))).toEqual([]);
});
