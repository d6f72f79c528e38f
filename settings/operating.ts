import type { Environment } from './environment.ts';
import { checkAddresses, checkBrokers, checkDkim, checkMailboxes, operatingAddress } from './environment.ts';
import type { Municipality } from './municipality.ts';
import { loadMunicipalities } from './municipality.ts';

/**
 * The municipalities as this installation serves them: each profile with the address it mails from here.
 * @throws ProfileError, SettingsError
 */
export function operatingMunicipalities(environment: Environment): Municipality[] {
  const municipalities = loadMunicipalities();
  checkMailboxes(environment, municipalities);
  checkAddresses(environment, municipalities);
  checkBrokers(environment, municipalities);
  checkDkim(environment, municipalities);
  return municipalities.map((municipality) => ({
    ...municipality,
    mail: { ...municipality.mail, address: operatingAddress(municipality, environment) },
  }));
}
