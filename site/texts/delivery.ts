import type { HeldBecause } from '#domain/delivery.ts';
import type { Delivery } from '#domain/delivery-report.ts';
import type { AlarmKind } from '#register/tables.ts';

const fixed: Record<string, string> = {
  'mailbox full': 'de mailbox was vol',
  'not needed': 'iemand vond deze e-mail niet nodig',
  'the letter could not be made': 'de brief kon niet worden gemaakt',
};

/** Why a mail was not delivered, from the ledger's own words. Unknown words stay as they are. */
export function failureText(failure: string | null): string {
  const [, answered] = /^mail server answered (\d+.*)$/.exec(failure ?? '') ?? [];
  if (answered) return `de mailserver weigerde de e-mail, code ${answered}`;
  const [, status] = /^came back \((.*)\)$/.exec(failure ?? '') ?? [];
  if (status) return `de e-mail kwam terug, ${status === 'no code' ? 'zonder code' : `code ${status}`}`;
  if (failure?.startsWith('mail server not reached')) return 'de mailserver was niet te bereiken';
  return fixed[failure ?? ''] ?? failure ?? 'onbekend waarom';
}

/** What a report told, for the dossier. */
export const deliveryTexts: Record<Delivery, string> = {
  failed: 'de e-mail kwam terug',
  full: 'de mailbox was vol',
  delayed: 'de bezorging duurt langer',
  delivered: 'de e-mail is bezorgd',
};

/** Why a mail waits for a person. */
export const heldTexts: Record<HeldBecause, string> = {
  many: 'er gingen vandaag al veel e-mails vanzelf naar dit adres',
  machine: 'van dit adres kwamen vandaag automatische antwoorden',
};

/** What only whoever keeps the system running can mend; `who` is the member of staff that it is about. */
export const alarmTexts: Record<AlarmKind, (who: string | null) => string> = {
  'staff-mail-bounced': (who) => `E-mail aan ${who ?? 'een collega'} komt niet aan. Laat het e-mailadres nakijken.`,
  'own-mail-returned': () =>
    'Onze eigen e-mail komt terug op het klachtenadres. Ergens staat een regel die e-mail naar ons doorstuurt.',
};
