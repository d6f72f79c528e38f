/** How sure it is who somebody is (betrouwbaarheidsniveau van DigiD), from the least to the most. */
export const identityLevels = ['basic', 'middle', 'substantial', 'high'] as const;
export type IdentityLevel = (typeof identityLevels)[number];

/** That somebody's identity was confirmed, without who it is. */
export interface ConfirmedIdentity {
  level: IdentityLevel;
  confirmedAt: Date;
  /** A keyed hash in hexadecimals: the same for the same person in one municipality, and of no use anywhere else. */
  pseudonym: string;
}
