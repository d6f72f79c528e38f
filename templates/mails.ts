import type { Day } from '#domain/day.ts';
import type { Digest } from '#domain/digests.ts';
import type { Text } from '#domain/letters.ts';
import type { Stage, What } from '#domain/reminders.ts';
import { reviewWorkingDays } from '#domain/review-age.ts';
import { renderTemplate } from './render.ts';

/** What the morning's digest is written from. */
export interface DigestInput extends Omit<Digest, 'to'> {
  today: Day;
  /** The reader's. */
  name: string;
  publicUrl: string;
}

/** What the mail with a link to sign in is written from. */
export interface SignInInput {
  name: string;
  url: string;
  minutes: number;
}

/** What word of an alarm is written from. */
export interface AlarmInput {
  kind: 'staff-mail-bounced' | 'own-mail-returned';
  /** Its name. */
  municipality: string;
  publicUrl: string;
}

const stages: { stage: Stage; title: string; short: string }[] = [
  { stage: 'overdue', title: 'Te laat', short: 'te laat' },
  { stage: 'today', title: 'Nu doen', short: 'nu' },
  { stage: 'next', title: 'De volgende werkdag', short: 'de volgende werkdag' },
  { stage: 'soon', title: 'Binnenkort', short: 'binnenkort' },
];

const tasks: Record<What, string> = {
  decide: 'de klacht afhandelen',
  notice: 'laten weten als wij de klacht niet behandelen',
  acknowledge: 'zorgen dat de ontvangstbevestiging weggaat',
  'first-contact': 'voor het eerst contact opnemen met de klager',
  supplement: 'besluiten hoe het verder gaat: de klager heeft niet aangevuld wat ontbrak',
  'hearing-reply': 'besluiten hoe het verder gaat: op de uitnodiging om gehoord te worden is niet geantwoord',
  copy: 'vaststellen over wie de klacht gaat en het afschrift sturen',
  hearing: 'beide kanten horen, of vastleggen waarom dat niet hoeft',
  postponement: 'navragen of de klager instemt met verder uitstel',
  settle: 'de klacht afsluiten: de klager laat weten dat het is opgelost',
  review: 'opnieuw bekijken of wij de klacht nu wel kunnen behandelen',
  measure: 'doen wat wij hebben beloofd, en dat vastleggen',
};

/**
 * The reminder on a working day: what is late, due or nearly due, and why it comes to somebody whose work it is not.
 * References and colleagues, no names of complainants.
 */
export function digest({ items, today, name, publicUrl, warning, waiting }: DigestInput): Text {
  const deskUrl = `${publicUrl}/werkplek`;
  const filled = stages.map((one) => ({ ...one, items: items.filter(({ stage }) => stage === one.stage) }));
  const counts = filled.flatMap(({ short, items: { length } }) => (length ? [`${length} ${short}`] : []));
  return renderTemplate('mails/digest', {
    recipientName: name,
    today,
    deskUrl,
    subject: subjectOf(counts, waiting),
    waiting: waiting ? { one: waiting.count === 1, ...waiting } : false,
    workingDays: reviewWorkingDays,
    messagesUrl: `${deskUrl}/berichten`,
    hasItems: items.length > 0,
    warning: warning ?? false,
    stages: filled
      .filter((stage) => stage.items.length > 0)
      .map(({ title, items: due }) => ({
        title,
        items: due.map(({ reference, what, lastDay, insteadOf, escalated }) => ({
          reference,
          lastDay,
          what: tasks[what],
          url: `${deskUrl}/${reference}`,
          insteadOf: insteadOf?.name ?? false,
          escalated: escalated ?? false,
        })),
      })),
  });
}

/** Word to whoever keeps the system running that something needs mending: about whom stands only at the desk. */
export function alarm({ kind, municipality, publicUrl }: AlarmInput): Text {
  const deskUrl = `${publicUrl}/werkplek/post#meldingen`;
  return renderTemplate('mails/alarm', { municipality, deskUrl, own: kind === 'own-mail-returned' });
}

function subjectOf(counts: string[], waiting: DigestInput['waiting']): string {
  if (counts.length) return `Klachten die aandacht vragen: ${counts.join(', ')}`;
  return waiting ? 'Berichten wachten op uw oordeel' : 'De kalender vraagt aandacht';
}

/** The mail with a one-time link to the desk. */
export function signIn({ name, url, minutes }: SignInInput): Text {
  return renderTemplate('mails/sign-in', { recipientName: name, url, minutes });
}

/** The mail that we send to ourselves each morning: when it comes back in, the whole chain works. */
export function canary({ today }: { today: Day }): Text {
  return renderTemplate('mails/canary', { today });
}
