import type { Complainant } from '#domain/complaint.ts';

/** How the complainant hears that the complaint was received (Awb 9:6), and how we reach them after that. */
export function nextFor({ consent, email, addressLines, contactOnly }: Complainant): {
  arrival: string;
  contact?: string;
} {
  if (contactOnly === 'by-phone') {
    return {
      arrival: 'Wij bellen u om te zeggen dat wij uw klacht hebben. De bevestiging staat ook op uw eigen pagina.',
      contact: 'Wij bellen u alleen. Wij sturen u geen brieven en geen e-mails.',
    };
  }
  const byMail = consent !== undefined && email !== undefined && contactOnly !== 'by-post';
  const arrival = byMail
    ? 'U krijgt een ontvangstbevestiging per e-mail.'
    : addressLines.length > 0 && contactOnly !== 'not-at-home'
      ? 'U krijgt een ontvangstbevestiging met de post.'
      : 'Wij nemen contact met u op over de ontvangst. Uw ontvangstbevestiging staat ook op uw eigen pagina.';
  if (contactOnly === 'by-post') return { arrival, contact: 'Wij sturen u alleen brieven met de post.' };
  if (contactOnly === 'not-at-home') return { arrival, contact: 'Wij sturen niets naar uw huis.' };
  return { arrival };
}

export const copyTitle = (reference: string) => `Afschrift van uw klacht ${reference}`;

export const copyReceived = (day: string, time: string) => `Wij ontvingen uw klacht op ${day} om ${time} uur.`;
