import type { Complaint } from '#domain/complaint.ts';
import type { Composer } from '#domain/letters.ts';
import { steerDay } from '#domain/reminders.ts';
import type { Municipality } from '#settings/municipality.ts';
import type { LetterFrom } from './letters.ts';
import { composeFilesRefused, composeLetter, composeLetterReady, composeMessageReceipt } from './letters.ts';
import { digest } from './mails.ts';
import { readOwnLetters } from './own-letters.ts';
import { renderTemplate } from './render.ts';

/**
 * Makes the composer that the register writes its letters and mails with. Links come from `publicUrl`, without a slash;
 * letters of a municipality's own from `municipalities/` under `root`.
 * @throws ProfileError when a letter of a municipality's own does not hold.
 */
export function makeComposer(settings: { municipalities: Municipality[]; publicUrl: string; root?: string }): Composer {
  const { publicUrl, root } = settings;
  const municipalities = new Map(settings.municipalities.map((municipality) => [municipality.slug, municipality]));
  const own = new Map(settings.municipalities.map(({ slug }) => [slug, readOwnLetters(slug, root)]));

  const from = ({ municipality: slug, statusSecret }: Complaint): LetterFrom => {
    const municipality = municipalities.get(slug);
    if (!municipality) throw new Error(`no municipality ${slug}`);
    return { municipality, statusUrl: `${publicUrl}/${slug}/volg/${statusSecret}`, own: own.get(slug)! };
  };

  const forStaff = (complaint: Complaint) => ({
    reference: complaint.reference,
    decideBy: complaint.decideBy,
    // When both are the same day, it is said once.
    steerOn: steerDay(complaint) < complaint.decideBy ? steerDay(complaint) : '',
    coordinator: from(complaint).municipality.roles.coordinator,
    deskUrl: `${publicUrl}/werkplek/${complaint.reference}`,
  });

  return {
    letter: (input) => composeLetter(input, from(input.complaint)),
    letterReady: (input) => composeLetterReady(input, from(input.complaint)),
    messageReceipt: (input) => composeMessageReceipt(input, from(input.complaint)),
    filesRefused: (input) => composeFilesRefused(input, from(input.complaint)),
    digest: ({ to, ...rest }, today) => digest({ ...rest, today, name: to.name, publicUrl }),
    assignment: (complaint) =>
      renderTemplate('mails/assignment', { recipientName: complaint.handler?.name, ...forStaff(complaint) }),
    coordination: (complaint) =>
      renderTemplate('mails/coordination', {
        recipientName: complaint.coordinatorInstead?.name,
        ...forStaff(complaint),
      }),
  };
}
