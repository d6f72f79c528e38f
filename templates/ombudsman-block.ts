import type { Complaint, Language } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import type { EndOfHandling } from '#domain/terms.ts';
import { ombudsmanUntil } from '#domain/terms.ts';
import type { Municipality } from '#settings/municipality.ts';
import { ombudsmanFor } from '#settings/municipality.ts';
import { wordsIn } from './words.ts';

/**
 * Which ombudsman, how to reach it, and within what term (Awb 9:12 lid 2, 9:24 lid 1): the one that is competent on the
 * day of the letter, for an enforcement officer (boa) the Nationale ombudsman. Undefined when the profile has none for
 * that day; then no letter that needs one can be written.
 */
export function ombudsmanBlock(complaint: Complaint, municipality: Municipality, on: Day, language: Language) {
  const ombudsman = ombudsmanFor(municipality, complaint, on);
  if (!ombudsman) return undefined;
  const { name, post, phone, hours, website, email } = ombudsman;
  const words = wordsIn[language].ombudsman;
  const phoneHours = language === 'nl' && hours ? ` (${hours})` : '';
  return {
    name,
    post,
    until: ombudsmanUntil(on),
    reach: [
      ...(phone ? [{ label: words.phone, value: `${phone}${phoneHours}`, href: '' }] : []),
      ...(website ? [{ label: words.website, value: website, href: website }] : []),
      ...(email ? [{ label: words.email, value: email, href: `mailto:${email}` }] : []),
    ],
  };
}

/**
 * The ombudsman that an act recorded must be the one that its letter names.
 * @throws when they differ: one of the two would send the complainant to the wrong one.
 */
export function refuseOtherOmbudsman({ reference }: Complaint, recorded?: string, block?: { name: string }): void {
  if (!recorded || !block || recorded === block.name) return;
  throw new Error(`${reference} records the ombudsman "${recorded}", the profile has "${block.name}"`);
}

/** From which day the year runs (Awb 9:24 lid 1). Undefined while the handling goes on in time. */
export function yearFrom({ closedAs, closedOn, decideBy }: Complaint, on: Day): [Day, EndOfHandling] | undefined {
  if (closedOn) return [closedOn, closedAs === 'decided' ? 'findings-sent' : 'ended-otherwise'];
  return on > decideBy ? [decideBy, 'should-have-ended'] : undefined;
}
