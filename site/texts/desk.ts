import type { Channel, ClosedAs, Role, Status } from '#domain/complaint.ts';
import type { LetterKind } from '#domain/letters.ts';
import type { Stage, What } from '#domain/reminders.ts';

/** Words of the desk for what the register holds. */
export const statusTexts: Record<Status, string> = {
  received: 'ontvangen',
  informal: 'in gesprek',
  formal: 'formeel in behandeling',
  closed: 'afgesloten',
};

export const closedTexts: Record<ClosedAs, string> = {
  'settled-informally': 'informeel afgedaan',
  decided: 'afgedaan met een brief',
  'not-handled': 'niet in behandeling genomen',
  forwarded: 'doorgezonden',
  'pointed-elsewhere': 'de juiste weg gewezen',
  withdrawn: 'ingetrokken',
  'broken-off': 'gestopt: gegevens ontbraken',
  merged: 'samengevoegd',
  'no-complaint': 'geen klacht',
};

export const stageTexts: Record<Stage, string> = {
  overdue: 'te laat',
  today: 'nu afronden',
  next: 'volgende werkdag',
  soon: 'binnenkort',
};

export const dueTexts: Record<What, string> = {
  decide: 'afdoen',
  notice: 'besluiten of u de klacht behandelt',
  acknowledge: 'ontvangst bevestigen',
  'first-contact': 'eerste contact',
  supplement: 'aanvulling bleef uit',
  'hearing-reply': 'geen antwoord over horen',
  copy: 'afschrift',
  hearing: 'horen',
  postponement: 'antwoord over uitstel',
  settle: 'afsluiten: opgelost volgens klager',
  review: 'weigering opnieuw bekijken',
  measure: 'maatregel',
};

export const channelTexts: Record<Channel, string> = {
  form: 'formulier',
  mail: 'e-mail',
  post: 'post',
  phone: 'telefoon',
  desk: 'balie',
  forwarded: 'doorzending door een ander bestuursorgaan',
};

export const letterTexts: Record<LetterKind, string> = {
  acknowledgement: 'Ontvangstbevestiging',
  'copy-to-person': 'Afschrift',
  'hearing-invitation': 'Uitnodiging om gehoord te worden',
  deferral: 'Bericht van verdaging',
  'informal-closing': 'Bevestiging van de informele afdoening',
  decision: 'Afdoeningsbrief',
  'supplement-request': 'Verzoek om aanvulling',
  forwarding: 'Bericht van doorzending',
  redirect: 'Verwijzing',
  'not-handled': 'Bericht dat de klacht niet wordt behandeld',
  'advisory-procedure': 'Bericht van de adviesprocedure',
  'postponement-request': 'Verzoek om in te stemmen met verder uitstel',
  'ombudsman-referral': 'Verwijzing naar de ombudsman',
  'forwarded-complaint': 'Doorgezonden klacht',
  'copy-to-supervisor': 'Afschrift aan de toezichthouder',
  'decision-to-person': 'Bericht van afdoening aan de beklaagde',
  withdrawal: 'Bevestiging van de intrekking',
  'breaking-off': 'Bericht dat de behandeling stopt',
  merging: 'Bericht van samenvoeging',
  splitting: 'Bericht van splitsing',
  reopening: 'Bericht van heropening',
  correction: 'Rechtzetting',
};

export const sideTexts = {
  complainant: 'klager',
  'person-concerned': 'beklaagde',
  authority: 'bestuursorgaan',
} as const;

export const roleTexts: Record<Role, string> = {
  complainant: 'klager',
  representative: 'gemachtigde',
  coordinator: 'coördinator',
  handler: 'klachtbehandelaar',
  'hearing-chair': 'voorzitter van het horen',
  'person-concerned': 'beklaagde',
  approver: 'ondertekenaar',
  'report-reader': 'lezer van rapporten',
  administrator: 'beheerder',
  system: 'Wederhoor',
};
