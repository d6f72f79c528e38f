/** The address of a telephone number, as a link calls it. */
export function telLink(number: string): string {
  return `tel:${number.replaceAll(/[^\d+]/g, '')}`;
}

/** A website as people write it. */
export function bareAddress(website: string): string {
  return website.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '');
}
