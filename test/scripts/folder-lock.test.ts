import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdFolder } from '#scripts/folder-lock.ts';
import { temporaryFolder } from './folder.ts';

test('one at a time holds a folder, by whatever path it comes', async () => {
  const folder = temporaryFolder();
  const link = join(temporaryFolder(), 'link');
  symlinkSync(folder, link);
  const release = await holdFolder(folder);
  expect(release).toBeTypeOf('function');
  expect(await holdFolder(folder)).toBeUndefined();
  expect(await holdFolder(link)).toBeUndefined();

  release?.();
  (await holdFolder(link))?.();
});

test('a folder is free again when its holder was killed', async () => {
  const folder = temporaryFolder();
  const program = `
    import { holdFolder } from '#scripts/folder-lock.ts';
    console.log(typeof (await holdFolder(${JSON.stringify(folder)})));
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module-typescript', '-e', program]);
  await once(holder.stdout, 'data');
  expect(await holdFolder(folder)).toBeUndefined();

  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const release = await holdFolder(folder);
  expect(release).toBeTypeOf('function');
  release?.();
});
