import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';

/** With what a municipality signs its mail (DKIM, RFC 6376): the name that its public key stands under, and the key. */
export interface DkimKey {
  selector: string;
  /** PEM. */
  key: string;
}

const keyError = 'een geheime RSA-sleutel van 2048 bits of meer, in PEM (regeleinden mogen als \\n)';
const selectorError = 'een naam als brieven2026: letters, cijfers, streepjes en punten';

/** What may stand in the two variables. */
export const dkimSelector = z
  .string({ error: selectorError })
  .regex(/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i, { error: selectorError });
export const dkimKey = z.string({ error: keyError }).refine(isRsa, { error: keyError });

/** The key as PEM. Some surroundings want a value in one line: then its line ends are written out. */
export function asPem(given: string): string {
  return given.replaceAll('\\n', '\n');
}

function isRsa(given: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(asPem(given));
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  } catch {
    return false;
  }
}
