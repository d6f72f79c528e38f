import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** What a seal is made with: the secret of the installation, what it is for, and whatever else only the holder has. */
export interface SealKey {
  secret: string;
  use: 'digid trip' | 'digid identity' | 'refresh token';
  /** What the browser holds, for what only that browser may open. */
  salt?: string;
}

/**
 * Seals a value so that nobody reads or changes it without the key (AES-256-GCM). It opens only for the same `about`:
 * a seal of one form does not fit another.
 */
export function seal(value: unknown, key: SealKey, about: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, derived(key), nonce).setAAD(Buffer.from(about));
  const content = Buffer.concat([sealing.update(JSON.stringify(value), 'utf8'), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), content]);
}

/** Opens a seal. Undefined: it was not made by us, with this key and for this. */
export function open(sealed: Buffer, key: SealKey, about: string): unknown {
  if (sealed.length < nonceBytes + tagBytes) return undefined;
  const nonce = sealed.subarray(0, nonceBytes);
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
  const opening = createDecipheriv(cipher, derived(key), nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(about))
    .setAuthTag(tag);
  try {
    const content = [opening.update(sealed.subarray(nonceBytes + tagBytes)), opening.final()];
    return JSON.parse(Buffer.concat(content).toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * A name for somebody that says nothing, and is another one in every municipality (pseudoniem, AVG artikel 4 onder 5).
 * Whoever has only the register cannot find out of whom it is: a plain hash of nine digits could be tried out in minutes.
 */
export function pseudonymOf(secret: string, municipality: string, subject: string): string {
  const key = derive(secret, 'digid pseudonym', '');
  return createHmac('sha256', key)
    .update(JSON.stringify([municipality, subject]))
    .digest('hex');
}

function derived({ secret, use, salt = '' }: SealKey): Buffer {
  return derive(secret, use, salt);
}

function derive(secret: string, use: string, salt: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, `wederhoor ${use}`, 32));
}
