/** A message as a mail server tells of it: size in bytes, and time of receipt (INTERNALDATE). */
export interface ServerMessage {
  bytes: number;
  arrivedAt: Date;
}

/** What came of comparing a mailbox with the ledger, for one day. */
export interface Account {
  /** Messages that the mailbox showed that day. */
  received: number;
  /** Those of them that stand in the ledger with a fate. */
  accounted: number;
  /** Those that only this comparison found. They were taken in, and count in both. */
  foundLate: number;
}

/**
 * The messages of a server that may not be in the ledger: of those of the same second and size there are more than the
 * ledger knows. They must be fetched to be sure. `known` are the messages of the ledger.
 */
export function inDoubt<Message extends ServerMessage>(
  messages: readonly Message[],
  known: readonly ServerMessage[],
): Message[] {
  const inLedger = Map.groupBy(known, likeness);
  return [...Map.groupBy(messages, likeness)].flatMap(([like, alike]) =>
    alike.length > (inLedger.get(like)?.length ?? 0) ? alike : [],
  );
}

/** A server tells the moment in whole seconds. */
function likeness({ bytes, arrivedAt }: ServerMessage): string {
  return `${Math.floor(arrivedAt.getTime() / 1_000)} ${bytes}`;
}

/** The account in one sentence: `142 ontvangen, 142 verantwoord.` */
export function accountSentence({ received, accounted, foundLate }: Account): string {
  const late = foundLate
    ? ` Daarvan ${foundLate === 1 ? 'is' : 'zijn'} ${foundLate} pas bij deze controle gevonden.`
    : '';
  return `${received} ontvangen, ${accounted} verantwoord.${late}`;
}
