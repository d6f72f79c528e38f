import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import type { Program } from './programs.ts';
import { missing, programs } from './programs.ts';

/** Names the skipped tests at the end of a run, each with the program that is missing and the package that brings it. */
export default class SkippedTests implements Reporter {
  private vitest: Vitest | undefined;

  onInit(vitest: Vitest) {
    this.vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]) {
    // a run of chosen tests (-t) calls all others skipped
    if (!this.vitest || this.vitest.config.testNamePattern) return;
    const root = this.vitest.config.root;
    const absent = missing();
    const lines = modules.flatMap((module) => skippedIn(module, root, absent));
    if (lines.length > 0) this.vitest.logger.log(['Overgeslagen tests:', ...lines, ''].join('\n'));
  }
}

function skippedIn(module: TestModule, root: string, absent: Program[]): string[] {
  const tests = [...module.children.allTests('skipped')];
  if (tests.length === 0) return [];
  const causes = absent.filter((name) => asksFor(name, module.moduleId));
  return [
    `  ${relative(root, module.moduleId)}${causes.map(advice).join('')}`,
    ...tests.map((test) => `    ↓ ${test.fullName}`),
  ];
}

// `test.skipIf(!has.redis)` hands Vitest a plain yes or no: which program it was about stands only in the test itself
function asksFor(name: Program, file: string): boolean {
  return new RegExp(`\\bhas\\.${name}\\b`).test(readFileSync(file, 'utf8'));
}

function advice(name: Program): string {
  const { command, packages } = programs[name];
  return `: ${command} ontbreekt (apt-get install ${packages})`;
}
