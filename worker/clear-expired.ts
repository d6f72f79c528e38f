import { clearDrafts } from '#register/drafts.ts';
import { clearSignIns } from '#register/sign-in.ts';
import { clearTrips } from '#register/sign-in-trips.ts';
import type { Tools } from './tools.ts';

/**
 * Destroys what may not be kept: uploads of forms never sent, forms that wait for somebody at DigiD, used or old links to
 * sign in, ended sessions.
 */
export async function clearExpired(_job: unknown, { register, log }: Tools): Promise<void> {
  const uploads = await clearDrafts(register);
  await clearSignIns(register);
  await clearTrips(register);
  if (uploads) log.info({ uploads }, 'uploads of forms never sent were destroyed');
}
