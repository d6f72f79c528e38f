import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from './cannot-start.ts';
import type { Address } from './catcher/addresses.ts';
import { portProblem } from './ports.ts';
import type { StartSettings } from './start-settings.ts';

const NEEDED_MB = 300;

/**
 * Looks, before anything starts, whether the disk has room and every port is free. `patience` is how many milliseconds
 * the ports may take to become free: what a killed start had running needs a moment to end.
 * @throws CannotStart with the first thing that is not
 */
export async function checkMachine(
  { dataFolder, site, intake, catcher }: StartSettings,
  { patience = 0, signal }: { patience?: number; signal?: AbortSignal } = {},
): Promise<void> {
  const deadline = Date.now() + patience;
  const { bavail, bsize } = await statfs(dataFolder);
  const free = Math.floor((bavail * bsize) / 1024 / 1024);
  if (free < NEEDED_MB)
    throw new CannotStart(`Op de schijf van ${dataFolder} is nog ${free} MB vrij, en er is ${NEEDED_MB} MB nodig.`);
  const addresses = { PORT: site, INTAKE_SMTP: intake, CATCHER_PORT: catcher.web, CATCHER_SMTP_PORT: catcher.smtp };
  const taken = new Map<number, string>();
  for (const [setting, address] of Object.entries(addresses)) {
    const twin = taken.get(address.port);
    if (twin) throw new CannotStart(`${twin} en ${setting} wijzen allebei poort ${address.port} aan: verander er één.`);
    taken.set(address.port, setting);
    let problem = await portProblem(address.port, address.host);
    for (; problem === 'EADDRINUSE' && Date.now() < deadline; problem = await portProblem(address.port, address.host))
      await sleep(100, undefined, { signal });
    if (problem) throw new CannotStart(portSentence(problem, setting, address));
  }
}

function portSentence(problem: string, setting: string, { host, port }: Address): string {
  const cure = `kies met ${setting} een andere`;
  if (problem === 'EADDRINUSE') return `Poort ${port} is al in gebruik: stop wat daar luistert, of ${cure}.`;
  if (problem === 'EACCES') return `Poort ${port} is niet toegestaan voor dit account: ${cure}, boven 1023.`;
  return `Op ${host}, poort ${port}, kan niet worden geluisterd (${problem}): ${cure}.`;
}
