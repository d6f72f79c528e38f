import type { Day } from '#domain/day.ts';
import { ombudsmanUntil } from '#domain/terms.ts';
import type { Municipality } from '#settings/municipality.ts';
import { ombudsmanOn } from '#settings/municipality.ts';

/**
 * Which ombudsman, how to reach it, and within what term (Awb 9:12 lid 2, 9:24 lid 1): the one that is competent on the
 * day of the letter. Undefined when the profile has none for that day; then no closing letter can be written.
 */
export function ombudsmanBlock(municipality: Municipality, on: Day) {
  const ombudsman = ombudsmanOn(municipality, on);
  if (!ombudsman) return undefined;
  const { name, post, phone, hours, website, email } = ombudsman;
  return {
    name,
    post,
    until: ombudsmanUntil(on),
    reach: [
      ...(phone ? [{ label: 'Telefoon', value: hours ? `${phone} (${hours})` : phone, href: '' }] : []),
      ...(website ? [{ label: 'Website', value: website, href: website }] : []),
      ...(email ? [{ label: 'E-mail', value: email, href: `mailto:${email}` }] : []),
    ],
  };
}
