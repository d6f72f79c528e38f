import type { Day } from '#domain/day.ts';
import type { Text } from '#domain/letters.ts';
import type { DueItem, Stage } from '#domain/reminders.ts';
import { renderTemplate } from './render.ts';

/** What the morning's digest is written from. */
export interface DigestInput {
  items: DueItem[];
  today: Day;
  /** The coordinator's. */
  name: string;
  publicUrl: string;
}

/** What the mail with a link to sign in is written from. */
export interface SignInInput {
  name: string;
  url: string;
  minutes: number;
}

const stages: { stage: Stage; title: string; short: string }[] = [
  { stage: 'overdue', title: 'Te laat', short: 'te laat' },
  { stage: 'today', title: 'Vandaag', short: 'vandaag' },
  { stage: 'soon', title: 'Binnenkort', short: 'binnenkort' },
];

const duties: Record<DueItem['what'], string> = {
  decide: 'de klacht afhandelen',
  notice: 'laten weten als wij de klacht niet behandelen',
};

/** The coordinator's reminder on a working day: which complaints are late, due or nearly due. References, no names. */
export function digest({ items, today, name, publicUrl }: DigestInput): Text {
  const deskUrl = `${publicUrl}/werkplek`;
  const filled = stages.map((one) => ({ ...one, items: items.filter(({ stage }) => stage === one.stage) }));
  return renderTemplate('mails/digest', {
    recipientName: name,
    today,
    deskUrl,
    summary: filled.flatMap(({ short, items: { length } }) => (length ? [`${length} ${short}`] : [])).join(', '),
    stages: filled
      .filter((stage) => stage.items.length > 0)
      .map(({ title, items: due }) => ({
        title,
        items: due.map(({ reference, what, lastDay }) => ({
          reference,
          lastDay,
          what: duties[what],
          url: `${deskUrl}/${reference}`,
        })),
      })),
  });
}

/** The mail with a one-time link to the desk. */
export function signIn({ name, url, minutes }: SignInInput): Text {
  return renderTemplate('mails/sign-in', { recipientName: name, url, minutes });
}
