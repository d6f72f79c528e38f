import { inFull } from './article.ts';
import type { Channel } from './complaint.ts';
import type { Day } from './day.ts';
import { addDays, inDutch, inDutchWithWeekday } from './day.ts';
import { addWorkingDays } from './holidays.ts';

/** By which way and when a complaint came in, as far as it decides when the terms begin. */
export interface Receipt {
  channel: Channel;
  /**
   * The day it reached the municipality, by the calendar of Amsterdam: its own system (form, mail), its letter box or
   * desk, whichever department; by phone the day of the call. Forwarded: the day it reached us, the competent authority.
   */
  receivedOn: Day;
  /**
   * A form or mail that came by a way not meant for complaints and is handled all the same (2:16 lid 1 onder a): when it
   * arrived there, when it was passed on inside, and when the sender was told of both that and the start of the terms.
   */
  elsewhere?: { arrivedOn: Day; forwardedOn: Day; toldOn?: Day };
  /** When another authority received it first, before forwarding it (2:3 lid 1). It starts no term, but is kept. */
  firstFiledOn?: Day;
  /** Another day that the coordinator set for the start; the reason stands in the dossier. It goes before all others. */
  correctedTo?: Day;
}

/** The day from which the terms are counted; the day after it is their first. */
export interface StartOfTerms {
  on: Day;
  /** The article that makes it this day. */
  article: string;
  /** One plain Dutch sentence per step. */
  explanation: string[];
}

/**
 * From which day the terms count (begin van de termijn, Awb 9:11 lid 1 with 2:20 and 2:24), and why. Where the law leaves
 * room it is the earlier day: a phone call counts as if it were written, and passing on inside moves nothing unless the
 * sender was told at once.
 */
export function startOfTerms(receipt: Receipt): StartOfTerms {
  const { on, article, why } = reasonsFor(receipt);
  return {
    on,
    article,
    explanation: [...why, `De dag erna, ${inDutchWithWeekday(addDays(on, 1))}, is de eerste dag van elke termijn.`],
  };
}

/** The start when nothing is known of the way by which the complaint came. */
export function startOn(receivedOn: Day): StartOfTerms {
  return {
    on: receivedOn,
    article: 'Awb 9:11 lid 1',
    explanation: [
      `De klacht is ontvangen op ${inDutchWithWeekday(receivedOn)}; ` +
        `de dag erna, ${inDutchWithWeekday(addDays(receivedOn, 1))}, is de eerste dag van elke termijn.`,
    ],
  };
}

interface Reasons {
  on: Day;
  article: string;
  why: string[];
}

const dayAndNight = 'dat telt als ontvangst, dag en nacht en ook in het weekend';

/** How each channel is told, and the article that makes it count. */
const ways: Record<Channel, { article: string; why: (on: string, article: string) => string[] }> = {
  form: {
    article: 'Awb 2:20',
    why: (on, article) => [`Het formulier met de klacht bereikte de gemeente op ${on}; ${dayAndNight} (${article}).`],
  },
  mail: {
    article: 'Awb 2:20',
    why: (on, article) => [`De e-mail met de klacht bereikte de gemeente op ${on}; ${dayAndNight} (${article}).`],
  },
  post: {
    article: 'Awb 9:11 lid 1',
    why: (on, article) => [
      `De brief met de klacht kwam op ${on} aan bij de gemeente; dat telt als ontvangst, welke afdeling de brief ook kreeg (${article}).`,
    ],
  },
  desk: {
    article: 'Awb 9:11 lid 1',
    why: (on, article) => [`De klacht is op ${on} ingediend aan de balie; dat telt als ontvangst (${article}).`],
  },
  phone: {
    article: 'Awb 9:4 lid 1',
    why: (on, article) => [
      `De klacht is op ${on} telefonisch ingediend.`,
      `De wet geeft alleen voor een schriftelijke klacht termijnen (${article}); voorzichtig geteld lopen ze al vanaf de dag van het gesprek.`,
    ],
  },
  forwarded: {
    article: 'Awb 2:3 lid 1',
    why: (on, article) => [
      `De gemeente ontving de klacht op ${on}; omdat zij de klacht moet behandelen, tellen de termijnen vanaf die dag (${article}).`,
    ],
  },
};

function reasonsFor(receipt: Receipt): Reasons {
  const { elsewhere, correctedTo } = receipt;
  if (correctedTo) return corrected(receipt, correctedTo);
  return elsewhere ? fromElsewhere(receipt, elsewhere) : direct(receipt);
}

function corrected({ receivedOn }: Receipt, on: Day): Reasons {
  const article = 'Awb 9:11 lid 1';
  const why =
    `De klacht stond eerst genoteerd als ontvangen op ${inDutchWithWeekday(receivedOn)}. De gemeente heeft dat verbeterd: ` +
    `de termijnen tellen vanaf ${inDutchWithWeekday(on)} (${inFull(article)}).`;
  return { on, article, why: [why] };
}

function direct({ channel, receivedOn, firstFiledOn }: Receipt): Reasons {
  const { article, why } = ways[channel];
  const first = firstFiledOn ? ` op ${inDutchWithWeekday(firstFiledOn)}` : '';
  const forwarding =
    first || channel === 'forwarded' ? [`Een andere overheid ontving de klacht${first} en stuurde die door.`] : [];
  return { on: receivedOn, article, why: [...forwarding, ...why(inDutchWithWeekday(receivedOn), inFull(article))] };
}

/** Only for what came electronically (2:13): a letter is received wherever in the municipality it arrives. */
function fromElsewhere(receipt: Receipt, { arrivedOn, forwardedOn, toldOn }: Required<Receipt>['elsewhere']): Reasons {
  const { channel } = receipt;
  if (channel !== 'form' && channel !== 'mail') return direct({ ...receipt, receivedOn: arrivedOn });
  const article = 'Awb 2:24';
  const arrival =
    `De klacht kwam op ${inDutchWithWeekday(arrivedOn)} bij de gemeente binnen langs een weg die daar niet voor bedoeld ` +
    `is. De gemeente behandelt die toch (${inFull('Awb 2:16 lid 1 onder a')}).`;
  const passedOn = `De gemeente stuurde de klacht op ${inDutchWithWeekday(forwardedOn)} intern door`;
  const atOnce =
    toldOn && arrivedOn <= forwardedOn && forwardedOn <= toldOn && toldOn <= addWorkingDays(forwardedOn, 1);
  if (atOnce) {
    const told = `Zij liet de afzender op ${inDutch(toldOn)} weten dat de termijnen vanaf het doorsturen tellen`;
    return { on: forwardedOn, article, why: [arrival, `${passedOn}. ${told} (${inFull(article)}).`] };
  }
  const untold = toldOn ? `pas op ${inDutch(toldOn)}` : 'niet';
  return {
    on: arrivedOn,
    article,
    why: [
      arrival,
      `${passedOn}, maar liet dat de afzender ${untold} weten. Daarom tellen de termijnen vanaf de dag van binnenkomst (${inFull(article)}).`,
    ],
  };
}

/**
 * When a mail reached the municipality's own mail servers (ontvangst, Awb 2:20): the oldest `Received` stamp in an
 * unbroken line of hosts that we trust, read from the top, where the newest stands. Without any: now. A stamp below a
 * host of the outside world may be invented, and one from the future is wrong: neither counts.
 *
 * `received` holds the unfolded values in the order of the mail, `trusted` host names and addresses in lower case.
 */
export function arrivalTime(received: readonly string[], trusted: readonly string[], now: Date): Date {
  let arrived = now;
  for (const stamp of received) {
    const { by, from, at } = readStamp(stamp);
    if (!by || !trusted.includes(by) || !at) break;
    if (at < arrived) arrived = at;
    // Whoever handed it over must be one of ours too, unless the mail was passed on inside the same host.
    if (from && !from.some((host) => trusted.includes(host) || isLoopback(host))) break;
  }
  return arrived;
}

interface Stamp {
  by: string | undefined;
  /** What the stamping host itself knew of the other side. Undefined: there was no other side. */
  from: string[] | undefined;
  at: Date | undefined;
}

function readStamp(stamp: string): Stamp {
  const end = stamp.lastIndexOf(';');
  const { plain, comments } = apart(end < 0 ? stamp : stamp.slice(0, end));
  const at = new Date(end < 0 ? '' : stamp.slice(end + 1));
  const claimed = /^\s*from\s+(\S+)/i.exec(plain)?.[1];
  return {
    by: /(?:^|\s)by\s+([^\s;]+)/i.exec(plain)?.[1]?.toLowerCase(),
    from: claimed === undefined ? undefined : knownOf(claimed, comments),
    at: Number.isNaN(at.getTime()) ? undefined : at,
  };
}

/** The looked-up name and the address of the other side; not what it called itself (HELO, ident), which may be a lie. */
function knownOf(claimed: string, comments: string[]): string[] {
  const observed = comments.find((comment) => !/^\s*(helo|ehlo)\s/i.test(comment)) ?? '';
  const address = claimed.startsWith('[') ? claimed : '';
  return `${address} ${observed}`
    .toLowerCase()
    .split(/[\s()[\],]+/)
    .filter((word) => word && !word.includes('='))
    .map((word) => word.replace(/^.*@|^ipv6:/, ''));
}

function isLoopback(host: string): boolean {
  return host === '127.0.0.1' || host === '::1';
}

/** Sets comments apart from the words beside them. One that sticks to a word is part of what somebody called himself. */
function apart(text: string): { plain: string; comments: string[] } {
  let depth = 0;
  let plain = '';
  const comments: string[] = [];
  for (const character of text) {
    if (character === '(' && (depth > 0 || /(^|\s)$/.test(plain))) {
      if (depth++ === 0) comments.push('');
    } else if (character === ')' && depth > 0) {
      depth -= 1;
    } else if (depth > 0) {
      comments[comments.length - 1] += character;
    } else {
      plain += character;
    }
  }
  return { plain, comments };
}
