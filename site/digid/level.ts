import type { IdentityLevel } from '#domain/identity.ts';

/**
 * The levels as brokers name them: by the classes of DigiD's own SAML interface, by the European levels (eIDAS) that the
 * Dutch profile of OpenID Connect uses, or plainly. The European `low` does not tell Basis from Midden: then the lesser.
 * https://gitdocumentatie.logius.nl/publicatie/api/oidc/1.0.1
 */
const levels: Record<string, IdentityLevel> = {
  'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport': 'basic',
  'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract': 'middle',
  'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard': 'substantial',
  'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI': 'high',
  'http://eidas.europa.eu/LoA/low': 'basic',
  'http://eidas.europa.eu/LoA/substantial': 'substantial',
  'http://eidas.europa.eu/LoA/high': 'high',
  basis: 'basic',
  midden: 'middle',
  substantieel: 'substantial',
  hoog: 'high',
};

/** The level that a broker names in the claim `acr`, or in `loa`. Undefined: none that we know. */
export function levelIn(claims: Readonly<Record<string, unknown>>): IdentityLevel | undefined {
  return [claims.acr, claims.loa]
    .map((named) => (typeof named === 'string' ? levelNamed(named) : undefined))
    .find(Boolean);
}

function levelNamed(name: string): IdentityLevel | undefined {
  return Object.hasOwn(levels, name) ? levels[name] : undefined;
}
