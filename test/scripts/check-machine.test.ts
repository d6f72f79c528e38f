import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { checkMachine } from '#scripts/check-machine.ts';
import { freePort } from '#scripts/ports.ts';
import { readStartSettings } from '#scripts/start-settings.ts';
import { temporaryFolder } from './folder.ts';

const settings = ['PORT', 'CATCHER_PORT', 'CATCHER_SMTP_PORT', 'INTAKE_SMTP'];
const asValue = (setting: string, port: number) => (setting === 'INTAKE_SMTP' ? `127.0.0.1:${port}` : String(port));

/** An environment with a folder and ports of its own. */
async function anEnvironment() {
  const ports = await Promise.all(settings.map(async (setting) => [setting, asValue(setting, await freePort())]));
  return { DATA_DIR: temporaryFolder(), ...Object.fromEntries(ports) };
}

test('free ports and room on the disk are all that it asks', async () => {
  await expect(checkMachine(readStartSettings(await anEnvironment()))).resolves.toBeUndefined();
});

test.for(settings)('a port in use is a sentence that names the port and %s', async (setting) => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const environment = { ...(await anEnvironment()), [setting]: asValue(setting, port) };
  await expect(checkMachine(readStartSettings(environment))).rejects.toThrow(
    `Poort ${port} is al in gebruik: stop wat daar luistert, of kies met ${setting} een andere.`,
  );
});

test('what a killed start had running gets a moment to end', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const settings = readStartSettings({ ...(await anEnvironment()), PORT: String(port) });
  setTimeout(() => server.close(), 300);
  await expect(checkMachine(settings, { patience: 10_000 })).resolves.toBeUndefined();
});

test('two settings with one port are named both', async () => {
  const port = String(await freePort());
  const environment = { ...(await anEnvironment()), PORT: port, CATCHER_PORT: port };
  await expect(checkMachine(readStartSettings(environment))).rejects.toThrow(
    `PORT en CATCHER_PORT wijzen allebei poort ${port} aan`,
  );
});
