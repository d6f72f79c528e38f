import type { IdentityLevel } from '#domain/identity.ts';
import type { TripOutcome } from '#register/sign-in-trips.ts';

/** The levels as DigiD itself calls them. */
export const levelTexts: Record<IdentityLevel, string> = {
  basic: 'Basis',
  middle: 'Midden',
  substantial: 'Substantieel',
  high: 'Hoog',
};

/** The offer in the form. */
export const digidTexts = {
  title: 'Inloggen met DigiD mag, maar hoeft niet',
  without: 'U kunt uw klacht ook zonder DigiD versturen. Dat maakt voor uw klacht niets uit.',
  why: 'Met DigiD weten wij zeker dat u het bent. Uw BSN bewaren wij niet.',
  nothingLost: 'Wat u al hebt ingevuld, blijft staan.',
  button: 'Log in met DigiD',
  confirmedTitle: 'U bent ingelogd met DigiD',
  confirmed: (level: IdentityLevel) => `Wij weten nu dat u het bent (niveau ${levelTexts[level]}).`,
};

/** The page on the way to the broker. */
export const goingTexts = {
  title: 'U gaat naar DigiD',
  text: 'Uw browser gaat vanzelf verder. Gebeurt er niets? Gebruik dan deze link.',
  link: 'Ga verder naar DigiD',
};

/** What the form says to whoever comes back. */
export const outcomeTexts: Record<TripOutcome, string[]> = {
  confirmed: ['U bent ingelogd met DigiD.', 'Vul hieronder nog uw naam in, en hoe wij u bereiken.'],
  cancelled: ['U hebt het inloggen met DigiD gestopt.', 'Uw klacht staat er nog. U kunt ook verder zonder DigiD.'],
  refused: [
    'Inloggen met DigiD is niet gelukt.',
    'Uw klacht staat er nog. Probeer het opnieuw of ga verder zonder DigiD.',
  ],
  expired: [
    'Het inloggen met DigiD duurde te lang.',
    'Uw klacht staat er nog. Probeer het opnieuw of ga verder zonder DigiD.',
  ],
  away: ['DigiD werkt op dit moment niet.', 'Uw klacht staat er nog. U kunt ook verder zonder DigiD.'],
};

/** For whoever comes back when the form waits no longer. */
export const goneTexts = [
  'Het inloggen met DigiD duurde te lang. Wij hebben daarom gewist wat u had ingevuld.',
  'Hieronder kunt u opnieuw beginnen, ook zonder DigiD.',
];

/** What the desk says of a complaint. */
export const deskIdentityTexts = {
  title: 'Identiteit',
  confirmed: (level: IdentityLevel, on: string) =>
    `Identiteit bevestigd met DigiD (niveau ${levelTexts[level]}) op ${on}.`,
  others: 'Andere klachten van dezelfde persoon:',
};
