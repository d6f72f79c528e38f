import { addMail } from '#register/mails.ts';
import type { Register } from '#register/register.ts';
import { makeSignInToken, maySendSignInLink, signInLinkMinutes } from '#register/sign-in.ts';
import { findStaffByEmail } from '#register/staff.ts';
import type { Environment } from '#settings/environment.ts';
import { signIn } from '#templates/mails.ts';
import { signInPath } from '../desk-session.ts';

/** Mails a link to sign in to whoever of the staff has that address; otherwise, or after too many, nothing happens. */
export async function mailSignInLink(register: Register, email: string, { publicUrl }: Environment): Promise<void> {
  const staff = await findStaffByEmail(register.db, email);
  if (!staff) return;
  await register.db.transaction().execute(async (transaction) => {
    if (!(await maySendSignInLink(transaction, register, staff.id))) return;
    const token = await makeSignInToken({ ...register, db: transaction }, staff.id);
    const url = `${publicUrl}${signInPath}/${token}`;
    await addMail(transaction, register, {
      municipality: staff.municipality,
      kind: 'sign-in',
      to: { name: staff.name, address: staff.email },
      ...signIn({ name: staff.name, url, minutes: signInLinkMinutes }),
    });
  });
}
