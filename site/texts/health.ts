import { dayOf, inDutch, timeOf } from '#domain/day.ts';
import type { CanaryState, Finding, HealthLevel, MailboxState, MailboxTrouble } from '#domain/health.ts';
import { accountSentence } from '#domain/reconciliation.ts';

/** How it goes, as a word beside each part. */
export const levelTexts: Record<HealthLevel, string> = { good: 'goed', attention: 'let op', bad: 'mis' };

/** How it goes as a whole: the heading of the page. */
export const wholeTexts: Record<HealthLevel, string> = {
  good: 'Alles werkt',
  attention: 'Alles werkt, maar iemand moet kijken',
  bad: 'Er is iets mis',
};

/** Of what part of the chain a line tells; a mailbox has its municipality behind it. */
export const partTexts: Record<Finding['part'], string> = {
  database: 'Database',
  sweep: 'Vaste ronde',
  queue: 'Wachtrij',
  mailbox: 'Mailbox',
  reconciliation: 'Controle van de mailbox',
  canary: 'Proefbericht',
  unfiled: 'Ontvangen berichten',
  waiting: 'Uitgaande mail',
  failed: 'Mislukte mail',
  agedReviews: 'Berichten die wachten op een mens',
};

const troubleTexts: Record<MailboxTrouble, string> = {
  certificate: 'Het certificaat van de mailserver klopt niet. Wij loggen daarom niet in. De mail wacht daar.',
  'sign-in': 'De mailserver neemt ons wachtwoord of token niet aan.',
  'no-answer': 'De mailserver geeft geen antwoord. Wij proberen het steeds opnieuw.',
  refused: 'De mailserver weigert wat wij vragen. Wij proberen het steeds opnieuw.',
};

/** What there is to tell of a part, in whole sentences. */
export function findingText(finding: Finding, now: Date): string {
  const at = (moment: Date) => momentText(moment, now);
  switch (finding.part) {
    case 'database':
      return finding.level === 'good'
        ? 'De database antwoordt.'
        : 'De database antwoordt niet. Meer weten wij nu niet.';
    case 'sweep':
      if (!finding.at) return 'Er was nog geen ronde langs wat moet gebeuren. Draait het werkproces?';
      return `De laatste ronde langs wat moet gebeuren: ${at(finding.at)}.${finding.level === 'bad' ? ' Draait het werkproces?' : ''}`;
    case 'queue':
      return finding.since ? `De wachtrij neemt niets aan sinds ${at(finding.since)}.` : 'De wachtrij neemt werk aan.';
    case 'mailbox':
      return mailboxText(finding.mailbox, now);
    case 'reconciliation':
      return `${capital(inDutch(finding.account.day))}: ${accountSentence(finding.account)}`;
    case 'canary':
      return canaryText(finding.canary, finding.level, now);
    case 'unfiled':
      return waitingText(finding.count, finding.since, now, ['ontvangen bericht wacht', 'ontvangen berichten wachten']);
    case 'waiting':
      return waitingText(finding.count, finding.since, now, ['mail moet nog weg', 'mails moeten nog weg']);
    case 'failed':
      return finding.count
        ? `${counted(finding.count, 'mail kon', 'mails konden')} niet worden verstuurd. Zie de werkplek.`
        : 'Er is geen mail mislukt.';
    case 'agedReviews':
      return finding.count
        ? `${counted(finding.count, 'bericht wacht', 'berichten wachten')} te lang op een mens. Zie de werkplek.`
        : 'Geen bericht wacht te lang.';
  }
}

/** A moment as people say it: `vandaag om 06:00`, `op 3 maart 2026 om 23:10`. */
export function momentText(moment: Date, now: Date): string {
  const on = dayOf(moment);
  return `${on === dayOf(now) ? 'vandaag' : `op ${inDutch(on)}`} om ${timeOf(moment)}`;
}

function mailboxText({ lookedAt, trouble, troubleSince, certificateUntil }: MailboxState, now: Date): string {
  const looked = lookedAt ? `Het laatst gelezen: ${momentText(lookedAt, now)}.` : 'Nog nooit gelezen.';
  const until = certificateUntil ? ` Het certificaat geldt tot en met ${inDutch(dayOf(certificateUntil))}.` : '';
  if (!trouble) return looked + until;
  return `${troubleTexts[trouble]} Dit duurt sinds ${momentText(troubleSince!, now)}. ${looked}`;
}

function canaryText({ sentAt, returnedAt, dueAt }: CanaryState, level: HealthLevel, now: Date): string {
  if (returnedAt) return `Het bericht aan onszelf kwam terug: ${momentText(returnedAt, now)}.`;
  if (sentAt) {
    const sent = `Het bericht aan onszelf ging weg: ${momentText(sentAt, now)}.`;
    return `${sent} ${level === 'bad' ? 'Het kwam niet terug.' : 'Wij wachten tot het terugkomt.'}`;
  }
  if (dueAt) return 'Het bericht aan onszelf is nog niet weg.';
  return 'Het bericht aan onszelf is vandaag nog niet gemaakt.';
}

function waitingText(count: number, since: Date | null, now: Date, words: readonly [string, string]): string {
  if (!count || !since) return 'Er wacht niets.';
  return `${counted(count, ...words)}. De eerste wacht sinds ${momentText(since, now)}.`;
}

function counted(count: number, one: string, more: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${more}`;
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
