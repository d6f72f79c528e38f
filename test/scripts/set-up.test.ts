import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packagesAreInstalled } from '#scripts/set-up/packages.mjs';
import { programs as installed } from '#scripts/set-up/programs.mjs';
import { programs as lookedFor } from '../services/programs.ts';
import { temporaryFolder } from './folder.ts';

const ours = `node_modules/node-${process.platform}-${process.arch}`;
const foreign = 'node_modules/node-plan9-mips';
const locked = {
  '': { optionalDependencies: { [ours.slice(13)]: '24.21.0', [foreign.slice(13)]: '24.21.0' } },
  [ours]: { version: '24.21.0', integrity: 'sha512-ours', optional: true },
  [foreign]: { version: '24.21.0', integrity: 'sha512-foreign', optional: true },
  'node_modules/pino': { version: '10.4.0', integrity: 'sha512-pino' },
};
const present = { [ours]: locked[ours], 'node_modules/pino': locked['node_modules/pino'] };

/** A checkout whose node_modules holds these packages, by npm's own account. */
function aCheckout(packages: Record<string, unknown> | undefined): string {
  const root = temporaryFolder();
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: locked }));
  for (const place of Object.keys(packages ?? {})) mkdirSync(join(root, place), { recursive: true });
  if (packages) writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  return root;
}

test.for([
  ['all that this platform needs', present, true],
  ['nothing', undefined, false],
  ['no Node of our own', { 'node_modules/pino': locked['node_modules/pino'] }, false],
  ['another version', { ...present, 'node_modules/pino': { version: '10.3.0', integrity: 'sha512-pino' } }, false],
  ['other content', { ...present, 'node_modules/pino': { version: '10.4.0', integrity: 'sha512-x' } }, false],
  ['something more', { ...present, 'node_modules/left': { version: '1.0.0', integrity: 'sha512-left' } }, false],
] as const)('packages are installed anew unless they are right: %s', ([, packages, right]) => {
  expect(packagesAreInstalled(aCheckout(packages))).toBe(right);
});

// The set-up runs before there is a Node that reads TypeScript, so it cannot read the list of the tests.
test('the set-up brings the programs that the tests look for', () => {
  const brought = new Set(installed.flatMap(({ packages }) => packages));
  const expected = new Set(Object.values(lookedFor).flatMap(({ packages }) => packages.split(' ')));
  expect(brought).toEqual(expected);
});
