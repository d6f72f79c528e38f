// Runs before each npm command, on whatever Node started npm (20 or newer), before there is any package: so plain
// JavaScript. It says nothing when everything is there.
import { installPackages, nodeProblem } from './set-up/packages.mjs';
import { installPrograms } from './set-up/programs.mjs';

const isForTests = process.argv[2] === 'test';
const problem =
  (await installPackages()) ?? (await nodeProblem()) ?? (isForTests ? await installPrograms() : undefined);
if (problem) {
  console.error(problem);
  process.exit(1);
}
