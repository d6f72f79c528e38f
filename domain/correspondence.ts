/**
 * What became of a message: each gets exactly one. `review` waits for a person; `unreadable` is kept raw and can be
 * tried again; `duplicate` came before by another way.
 */
export type Fate = 'complaint' | 'follow-up' | 'automatic' | 'duplicate' | 'review' | 'unreadable';
