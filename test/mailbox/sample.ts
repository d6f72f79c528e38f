import { globSync, readFileSync } from 'node:fs';

/** A message of this folder, as it came, by its name or its folder and name. @throws when there is none of that name, or more than one. */
export function sample(name: string): Buffer {
  const [path, ...others] = globSync(`test/mailbox/**/${name}.eml`);
  if (!path || others.length) throw new Error(`${others.length ? 'more than one' : 'no'} message is called ${name}`);
  return readFileSync(path);
}
