import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Municipality } from '#settings/municipality.ts';
import { loadMunicipalities } from '#settings/municipality.ts';
import { SettingsError } from '#settings/problems.ts';

/** Tells one set of profiles from another: pages made at build time must say what the engine does. */
export function fingerprintOf(municipalities: Municipality[]): string {
  return createHash('sha256').update(JSON.stringify(municipalities)).digest('hex');
}

/**
 * Whether there is a built site, and it was built from the profiles as they are now.
 * @throws SettingsError when it is not
 */
export function checkBuild(dist: string): void {
  const file = join(dist, 'client', 'fout', 'profielen.txt');
  if (!existsSync(file))
    throw new SettingsError([`De site is nog niet gebouwd: in ${dist} staat hij niet. Draai npm run build.`]);
  if (readFileSync(file, 'utf8') !== fingerprintOf(loadMunicipalities())) {
    throw new SettingsError(['De pagina’s zijn gebouwd met andere profielen dan er nu staan. Draai npm run build.']);
  }
}
