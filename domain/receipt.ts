/**
 * When a mail reached the municipality's own mail servers (ontvangst, Awb 2:20 lid 1): the oldest `Received` stamp in an
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
