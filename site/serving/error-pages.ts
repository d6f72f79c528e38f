import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorStatus } from '../texts/errors.ts';
import { errorStatuses } from '../texts/errors.ts';

/** Gives the page for an error, with how to reach the municipality that the address is about. */
export type ErrorPages = (status: number, path: string) => string;

/**
 * Reads the error pages that the build made, so that they need neither database nor rendering. A status without a page
 * of its own gets the one for its kind.
 */
export function loadErrorPages(client: string): ErrorPages {
  const folder = join(client, 'fout');
  const pages = new Map(
    errorStatuses.flatMap((status) => {
      const own = join(folder, String(status));
      const slugs = readdirSync(own, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? [entry.name] : [],
      );
      return ['', ...slugs].map(
        (slug) => [`${status}/${slug}`, readFileSync(join(own, slug, 'index.html'), 'utf8')] as const,
      );
    }),
  );
  return (status, path) => {
    const kind = ownPage(status);
    return pages.get(`${kind}/${path.split('/')[1]}`) ?? pages.get(`${kind}/`) ?? '';
  };
}

function ownPage(status: number): ErrorStatus {
  return errorStatuses.find((one) => one === status) ?? (status < 500 ? 400 : 500);
}
