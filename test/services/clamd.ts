import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '#scripts/ports.ts';
import { pathTo } from './programs.ts';
import { openShelter } from './shelter.ts';

/** The file that every scanner takes for a virus, and that is none. In pieces, so that no scanner finds it in here. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!', '$H+H*'].join('');

export type Clamd = {
  url: string;
  stop(): Promise<void>;
};

/** Starts a ClamAV of its own that knows one virus: the test file. */
export async function startClamd(): Promise<Clamd> {
  const shelter = await openShelter('clamd');
  const port = await freePort();
  const database = join(shelter.folder, 'database');
  mkdirSync(database);
  const signature = Buffer.from(eicar).toString('hex');
  writeFileSync(join(database, 'test.ndb'), `Eicar-Test-Signature:0:*:${signature}\n`);
  const file = join(shelter.folder, 'clamd.conf');
  const settings = [
    'Foreground yes',
    'LogTime no',
    `DatabaseDirectory ${database}`,
    `TemporaryDirectory ${shelter.folder}`,
    `TCPSocket ${port}`,
    'TCPAddr 127.0.0.1',
    'StreamMaxLength 100M',
    'MaxThreads 2',
    'User root',
  ];
  const own = process.getuid?.() === 0 ? settings : settings.slice(0, -1);
  writeFileSync(file, `${own.join('\n')}\n`);
  chmodSync(database, 0o755);
  await shelter.run({
    program: pathTo('clamd'),
    args: ['-c', file],
    ready: /Self checking|Bound to|Listening|Limits: /,
  });
  return { url: `tcp://127.0.0.1:${port}`, stop: () => shelter.close() };
}
