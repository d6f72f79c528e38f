import type { Elsewhere, Judgement, NoHearingGround, NotHandlingGround } from '#domain/complaint.ts';
import { asDay, dayOf, inDutch, timeOf } from '#domain/day.ts';
import type { LetterKind } from '#domain/letters.ts';
import type { Act } from '#domain/lifecycle.ts';
import type { ReadEntry } from '#register/dossier.ts';
import { actTexts, judgementTexts, noHearingTexts } from '../texts/acts.ts';
import {
  elsewhereTexts,
  languageTexts,
  missingTexts,
  notHandlingTexts,
  outcomeTexts,
  topicTexts,
} from '../texts/choices.ts';
import { deliveryTexts } from '../texts/delivery.ts';
import { channelTexts, letterTexts, roleTexts, sideTexts } from '../texts/desk.ts';
import { fieldNames } from '../texts/fields.ts';
import { fateReasonTexts, refusedTexts } from '../texts/messages.ts';

/** One entry of the dossier for a reader. */
export interface DossierLine {
  number: number;
  when: string;
  title: string;
  article?: string | undefined;
  by: string;
  details: { name: string; value: string }[];
}

const otherTitles: Record<string, string> = {
  receive: 'De klacht is ontvangen.',
  dispatch: 'Een brief is verstuurd.',
  undelivered: 'Een brief is niet aangekomen.',
  'message-received': 'Er kwam een bericht bij.',
  'set-apart': 'Een bestand is apart gezet.',
  'take-in': 'Een andere klacht is hierin samengevoegd.',
};

/** What an act of the dossier is called. */
export function titleOf(act: string): string {
  return actTexts[act as Act]?.done ?? otherTitles[act] ?? act;
}

/** Says in Dutch what an entry holds; `names` are those of staff, by id. */
export function dossierLine(entry: ReadEntry, names: ReadonlyMap<string, string>): DossierLine {
  const { number, at, act, article, by, content } = entry;
  const who = by.staffId && names.get(by.staffId);
  return {
    number,
    when: `${inDutch(dayOf(at))}, ${timeOf(at)}`,
    title: titleOf(act),
    article,
    by: who ? `${who} (${roleTexts[by.role]})` : roleTexts[by.role],
    details: content === undefined ? [{ name: 'inhoud', value: 'gewist' }] : detailsOf(content, names),
  };
}

function detailsOf(content: unknown, names: ReadonlyMap<string, string>): DossierLine['details'] {
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) => {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)) return [];
    if (isSide(value)) return [{ name: nameOf(key), value: sideInDutch(value, names) }];
    if (Array.isArray(value) && typeof value[0] === 'object') return value.flatMap((one) => detailsOf(one, names));
    if (typeof value === 'object' && !Array.isArray(value)) return detailsOf(value, names);
    return [{ name: nameOf(key), value: inWords(key, value, names) }];
  });
}

function nameOf(key: string): string {
  return fieldNames[key] ?? key;
}

function inWords(key: string, value: unknown, names: ReadonlyMap<string, string>): string {
  if (Array.isArray(value)) return value.map((one) => inWords(key, one, names)).join(', ');
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  const text = String(value);
  const day = asDay(text);
  if (day) return inDutch(day);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return `${inDutch(dayOf(new Date(text)))}, ${timeOf(new Date(text))}`;
  return codes[key]?.[text] ?? names.get(text) ?? text;
}

const codes: Record<string, Record<string, string>> = {
  as: roleTexts,
  channel: channelTexts,
  delivery: deliveryTexts,
  ground: { ...noHearingTexts, ...notHandlingTexts } satisfies Record<NoHearingGround | NotHandlingGround, string>,
  judgement: judgementTexts satisfies Record<Judgement, string>,
  kind: elsewhereTexts satisfies Record<Elsewhere, string>,
  knownBy: fateReasonTexts,
  language: languageTexts,
  letter: letterTexts satisfies Record<LetterKind, string>,
  missing: missingTexts,
  outcome: outcomeTexts,
  refusedBecause: refusedTexts,
  scope: { 'all-letters': 'alle brieven' },
  to: sideTexts,
  topic: topicTexts,
};

interface Side {
  side: keyof typeof sideTexts;
  staffId?: string;
}

function isSide(value: unknown): value is Side {
  return typeof value === 'object' && value !== null && 'side' in value;
}

function sideInDutch({ side, staffId }: Side, names: ReadonlyMap<string, string>): string {
  return [staffId && names.get(staffId), sideTexts[side]].filter(Boolean).join(', ');
}
