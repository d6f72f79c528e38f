import { posix } from 'node:path';
import type { Municipality } from '#settings/municipality.ts';

/** What a municipality's own host name makes of an address: somewhere else to go, or nothing to be found there. */
export type HostAnswer = { redirectTo: string } | { notFound: true } | undefined;

/**
 * On a host name of its own, `/` is the municipality itself and the other municipalities do not exist. Elsewhere, and
 * under every other name, nothing changes.
 */
export function answerOfHost(
  host: string | undefined,
  path: string,
  municipalities: Iterable<Municipality>,
): HostAnswer {
  const name = host?.replace(/\.?(:\d+)?$/, '').toLowerCase();
  const all = [...municipalities];
  const own = name && all.find((municipality) => municipality.host?.toLowerCase() === name);
  if (!own) return undefined;
  const asRead = plainly(path);
  // The page that lets choose a municipality has a second address.
  if (asRead === '/' || asRead === '/index.html') return { redirectTo: `/${own.slug}/` };
  const [, first] = asRead.split('/');
  return all.some(({ slug }) => slug === first && slug !== own.slug) ? { notFound: true } : undefined;
}

/** The address as the pages behind us may read it, however it is written: with codes, dots or other slashes. */
function plainly(path: string): string {
  const read = decoded(path);
  return read === path ? posix.normalize(path.replaceAll('\\', '/')) : plainly(read);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Nothing is found under an address that cannot be read.
    return path;
  }
}
