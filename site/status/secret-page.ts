import type { APIContext } from 'astro';
import type { Complaint } from '#domain/complaint.ts';
import { findComplaint } from '#register/complaints.ts';
import type { Municipality } from '#settings/municipality.ts';

/** Keeps a page that only its secret address opens out of caches and search engines. */
export function keepPrivate(headers: Headers): void {
  headers.set('Cache-Control', 'no-store');
  headers.set('X-Robots-Tag', 'noindex');
}

/**
 * The complaint that a secret address is of. Undefined when the secret is wrong, or the complaint is another
 * municipality's: from outside the two look the same.
 */
export async function complaintOfSecret({
  params,
  locals,
}: Pick<APIContext, 'params' | 'locals'>): Promise<{ complaint: Complaint; municipality: Municipality } | undefined> {
  const { slug = '', secret = '' } = params;
  const municipality = locals.register.municipalities.get(slug);
  if (!municipality || !/^[0-9a-f]{32}$/.test(secret)) return undefined;
  const complaint = await findComplaint(locals.register.db, { statusSecret: secret });
  return complaint?.municipality === slug ? { complaint, municipality } : undefined;
}
