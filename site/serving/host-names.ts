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
  const name = host?.replace(/:\d+$/, '').toLowerCase();
  const all = [...municipalities];
  const own = name && all.find((municipality) => municipality.host?.toLowerCase() === name);
  if (!own) return undefined;
  if (path === '/') return { redirectTo: `/${own.slug}/` };
  const [, first] = path.split('/');
  return all.some(({ slug }) => slug === first && slug !== own.slug) ? { notFound: true } : undefined;
}
