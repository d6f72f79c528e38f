import type { Complaint } from '#domain/complaint.ts';
import type { Act } from '#domain/lifecycle.ts';

/** Where an act is done: the page of its form, or for the closing letter where that is written. */
export function actPath({ reference }: Pick<Complaint, 'reference'>, act: Act): string {
  return act === 'decide' ? `/werkplek/${reference}/afdoen` : `/werkplek/${reference}/doen/${act}`;
}
