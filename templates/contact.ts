import type { Municipality } from '#settings/municipality.ts';

/** How to reach the coordinator. Absent means empty, so that a template can ask. */
export interface Contact {
  phone: string;
  hours: string;
  /** The shown address; when the municipality shows none, the one that it mails from. */
  email: string;
  note: string;
}

/** What a letter says to whoever has a question. */
export function contactOf({ contact, mail }: Municipality): Contact {
  const { phone = '', hours = '', note = '' } = contact;
  return { phone, hours, note, email: contact.email ?? mail.address };
}
