/** What runs when. Times of day are Europe/Amsterdam. */
export const schedule = {
  /** How often the worker looks in the register for what is due and nobody started. */
  sweepEveryMs: 60_000,
  /** From when on, on a working day, coordinators are reminded. A missed morning is caught up later that day. */
  remindersFrom: '07:30',
  /** From when on, each night, the mailboxes are compared with the ledger for the day before. */
  reconciliationFrom: '01:30',
} as const;
