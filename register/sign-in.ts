import { createHash, randomBytes } from 'node:crypto';
import { standsInFor } from '#domain/absence.ts';
import type { Staff } from '#domain/complaint.ts';
import { dayOf } from '#domain/day.ts';
import { absencesOf } from './absences.ts';
import type { Connection } from './database.ts';
import type { Register } from './register.ts';
import { findStaff, staffOf } from './staff.ts';

/** How long a mailed link to sign in can be used. */
export const signInLinkMinutes = 15;

/** How many links one person can be sent in an hour, so that nobody can flood a mailbox. */
const signInLinksPerHour = 5;

/** How long somebody stays signed in at the desk: one working day. */
export const sessionHours = 10;

/** Makes a one-time token for a link to sign in; only its hash is kept. */
export async function makeSignInToken(register: Register, staffId: string): Promise<string> {
  const token = newToken();
  const expiresAt = later(register, signInLinkMinutes * 60_000);
  await register.db
    .insertInto('sign_in_link')
    .values({ token_hash: hashOf(token), staff_id: staffId, expires_at: expiresAt, used_at: null })
    .execute();
  return token;
}

/**
 * Whether somebody may be sent another link now. Holds their row until the end of the transaction, so that requests at
 * the same moment are counted one after the other.
 */
export async function maySendSignInLink(
  transaction: Connection,
  register: Register,
  staffId: string,
): Promise<boolean> {
  await transaction.selectFrom('staff').select('id').where('id', '=', staffId).forNoKeyUpdate().execute();
  const madeAfter = later(register, -3_600_000);
  const recent = await transaction
    .selectFrom('sign_in_link')
    .select('token_hash')
    .where('staff_id', '=', staffId)
    .where('expires_at', '>', new Date(madeAfter.getTime() + signInLinkMinutes * 60_000))
    .execute();
  return recent.length < signInLinksPerHour;
}

/** Whether this link can still be used; looking does not use it up. */
export async function isSignInTokenValid(register: Register, token: string): Promise<boolean> {
  const found = await register.db
    .selectFrom('sign_in_link')
    .select('staff_id')
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', register.clock.now())
    .executeTakeFirst();
  return found !== undefined;
}

/** Uses the link up and begins a session; returns its token for the cookie. Undefined: used before, too old, unknown. */
export function signIn(register: Register, token: string): Promise<string | undefined> {
  return register.db.transaction().execute(async (transaction) => {
    const now = register.clock.now();
    const link = await transaction
      .updateTable('sign_in_link')
      .set({ used_at: now })
      .where('token_hash', '=', hashOf(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('staff_id')
      .executeTakeFirst();
    if (!link) return undefined;
    const session = newToken();
    await transaction
      .insertInto('desk_session')
      .values({
        token_hash: hashOf(session),
        staff_id: link.staff_id,
        expires_at: later(register, sessionHours * 3_600_000),
      })
      .execute();
    return session;
  });
}

/** Who is signed in by this token. Undefined: nobody, or no longer. */
export async function signedInStaff(register: Register, session: string): Promise<Staff | undefined> {
  const found = await register.db
    .selectFrom('desk_session')
    .select('staff_id')
    .where('token_hash', '=', hashOf(session))
    .where('expires_at', '>', register.clock.now())
    .executeTakeFirst();
  const staff = found && (await findStaff(register.db, found.staff_id));
  return staff && withThoseAway(register, staff);
}

/** A deputy sees the work of whoever is away, for as long as that lasts. */
async function withThoseAway({ db, clock }: Register, staff: Staff): Promise<Staff> {
  const today = dayOf(clock.now());
  const absences = await absencesOf(db, staff.municipality, today);
  if (!absences.length) return staff;
  const away = standsInFor(staff.id, absences, today, await staffOf(db, staff.municipality));
  return away.length ? { ...staff, standsInFor: away.map(({ id, roles }) => ({ id, roles })) } : staff;
}

/** Ends a session. */
export async function signOut(register: Register, session: string): Promise<void> {
  await register.db.deleteFrom('desk_session').where('token_hash', '=', hashOf(session)).execute();
}

function newToken(): string {
  return randomBytes(32).toString('hex');
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function later(register: Register, milliseconds: number): Date {
  return new Date(register.clock.now().getTime() + milliseconds);
}

/** Destroys links and sessions whose time has passed. */
export async function clearSignIns(register: Register): Promise<void> {
  const now = register.clock.now();
  // An old link still counts for how many somebody may ask in an hour.
  await register.db.deleteFrom('sign_in_link').where('expires_at', '<', later(register, -3_600_000)).execute();
  await register.db.deleteFrom('desk_session').where('expires_at', '<', now).execute();
}
