// Mutation testing of the law: changes the code in small ways and counts for how many of them a test fails. The figure
// stands in docs/mutation.md.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['domain/terms.ts', 'domain/holidays.ts', 'domain/lifecycle.ts', 'domain/routing.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/domain/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  // One at a time: a laptop stays usable, and a slow test is not taken for an endless one.
  concurrency: 1,
  // Only what the tests of the domain read goes into the sandbox.
  ignorePatterns: [
    '**',
    '!domain/**',
    '!test/domain/**',
    '!test/*.ts',
    '!docs/*.md',
    '!package.json',
    '!tsconfig.json',
  ],
  tempDirName: 'var/mutation',
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
