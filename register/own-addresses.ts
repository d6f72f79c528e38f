import { withoutTag } from '#domain/reply-address.ts';
import type { Register } from './register.ts';

/** The addresses that we send from, in lower case: one of each municipality. */
export function ownAddresses({ municipalities }: Register): Set<string> {
  return new Set([...municipalities.values()].map(({ mail }) => mail.address.toLowerCase()));
}

/** Whether an address is one of ours, whatever stands behind its plus sign. */
export function isOurs(register: Register, address: string | undefined): boolean {
  return address !== undefined && ownAddresses(register).has(withoutTag(address));
}
