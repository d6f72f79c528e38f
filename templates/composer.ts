import type { Complaint } from '#domain/complaint.ts';
import type { Composer } from '#domain/letters.ts';
import { steerDay } from '#domain/reminders.ts';
import type { Municipality } from '#settings/municipality.ts';
import type { LetterFrom } from './letters.ts';
import { composeLetter, valuesOfAll } from './letters.ts';
import { renderTemplate } from './render.ts';

/** Makes the composer that the register writes its letters and mails with. Links come from `publicUrl`, without a slash. */
export function makeComposer(settings: { municipalities: Municipality[]; publicUrl: string }): Composer {
  const { publicUrl } = settings;
  const municipalities = new Map(settings.municipalities.map((municipality) => [municipality.slug, municipality]));

  const from = ({ municipality: slug, statusSecret }: Complaint): LetterFrom => {
    const municipality = municipalities.get(slug);
    if (!municipality) throw new Error(`no municipality ${slug}`);
    return { municipality, statusUrl: `${publicUrl}/${slug}/volg/${statusSecret}` };
  };

  return {
    letter: (input) => composeLetter(input, from(input.complaint)),
    letterReady: (input) => renderTemplate('mails/letter-ready', valuesOfAll(input, from(input.complaint))),
    assignment: (complaint) =>
      renderTemplate('mails/assignment', {
        recipientName: complaint.handler?.name,
        reference: complaint.reference,
        decideBy: complaint.decideBy,
        steerOn: steerDay(complaint),
        coordinator: from(complaint).municipality.roles.coordinator,
        deskUrl: `${publicUrl}/werkplek/${complaint.reference}`,
      }),
  };
}
