import { defineConfig } from 'vitest/config';

/** The tests of the domain alone: they need no database, mail server or browser, so nothing is started for them. */
export default defineConfig({
  test: { include: ['test/domain/**/*.test.ts'] },
});
