import { missing, programs } from './programs.ts';

export default async function setUp() {
  demandAllPrograms();
}

/** With CI=true no test may be skipped. @throws one sentence when a program is missing. */
function demandAllPrograms() {
  const absent = missing().map((name) => programs[name]);
  if (process.env.CI !== 'true' || absent.length === 0) return;
  const commands = absent.map(({ command }) => command).join(', ');
  const packages = absent.map((program) => program.packages).join(' ');
  throw new Error(`Met CI=true mag geen test worden overgeslagen; installeer ${commands}: apt-get install ${packages}`);
}
