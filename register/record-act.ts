import type { Actor, Complaint, Staff } from '#domain/complaint.ts';
import { dayOf } from '#domain/day.ts';
import type { Act, Outcome } from '#domain/lifecycle.ts';
import { acts } from '#domain/lifecycle.ts';
import type { ComplaintKey } from './complaints.ts';
import { findComplaint, saveComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import type { DossierEntry } from './dossier.ts';
import { addToDossier } from './dossier.ts';
import { letGoOfHandler } from './handler-of-the-rule.ts';
import { addLetters } from './letters.ts';
import { addMail } from './mails.ts';
import type { Register } from './register.ts';
import { municipalityOf } from './register.ts';
import { rerouteLetters } from './reroute.ts';
import { takeAway } from './taking-away.ts';

/** What is recorded beside the change itself: which act, by whom, and what was entered. */
export interface ActEntry {
  act: Act;
  by: Actor;
  content?: unknown;
}

/** There is no complaint under that key. */
export class NoSuchComplaint extends Error {
  override name = 'NoSuchComplaint';
}

/**
 * Lets an act happen, in one transaction: locks the complaint, lets the law decide, and writes the complaint, its
 * dossier and the letters now due. A refusal writes nothing. @throws NoSuchComplaint
 */
export function recordAct(
  register: Register,
  key: ComplaintKey,
  entry: ActEntry,
  decide: (complaint: Complaint) => Outcome,
): Promise<Outcome> {
  return register.db.transaction().execute((transaction) => recordActWithin(transaction, register, key, entry, decide));
}

/** The same inside a transaction that has more to do. @throws NoSuchComplaint */
export async function recordActWithin(
  transaction: Connection,
  register: Register,
  key: ComplaintKey,
  entry: ActEntry,
  decide: (complaint: Complaint) => Outcome,
): Promise<Outcome> {
  const complaint = await findComplaint(transaction, key, { lock: true });
  if (!complaint) throw new NoSuchComplaint();
  return recordActOn(transaction, register, complaint, entry, decide);
}

/** The same on a complaint that this transaction holds already. */
export async function recordActOn(
  transaction: Connection,
  register: Register,
  before: Complaint,
  { act, by, content }: ActEntry,
  decide: (complaint: Complaint) => Outcome,
): Promise<Outcome> {
  const outcome = decide(before);
  if (!outcome.done) return outcome;
  const { article } = acts[act];
  const complaint = await recordChange(transaction, register, before, outcome.complaint, { act, article, by, content });
  await addLetters(transaction, register, complaint, outcome.letters);
  if (complaint.complainant !== before.complainant) await rerouteLetters(transaction, register, complaint);
  return { ...outcome, complaint };
}

/**
 * Writes a complaint that this transaction holds as it has become, with what happened in its dossier. Whoever became
 * involved by it loses the complaint at once, and so does a handler whom the municipality's own rule no longer allows. Returns the complaint as it was written.
 */
export async function recordChange(
  transaction: Connection,
  register: Register,
  before: Complaint,
  changed: Complaint,
  { act, article, by, content }: Omit<DossierEntry, 'at'>,
): Promise<Complaint> {
  const at = register.clock.now();
  const taken = await takeAway(transaction, before, changed, dayOf(at));
  const { handledBy, terms } = municipalityOf(register, before.municipality);
  const letGo = await letGoOfHandler(transaction, before, taken?.complaint ?? changed, handledBy);
  const complaint = letGo?.complaint ?? taken?.complaint ?? changed;
  await saveComplaint(transaction, before, complaint, terms.promises);
  const told = taken || letGo ? { ...(content as object | undefined), ...taken?.content, ...letGo?.content } : content;
  await addToDossier(transaction, complaint.id, [{ act, ...(article && { article }), by, at, content: told }]);
  if (taken?.newCoordinator) await tellNewCoordinator(transaction, register, complaint, taken.newCoordinator);
  return complaint;
}

function tellNewCoordinator(transaction: Connection, register: Register, complaint: Complaint, to: Staff) {
  return addMail(transaction, register, {
    municipality: complaint.municipality,
    kind: 'assignment',
    complaintId: complaint.id,
    to: { name: to.name, address: to.email },
    ...register.composer.coordination(complaint),
  });
}
