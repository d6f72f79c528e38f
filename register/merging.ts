import type { Complaint, Course } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { inDutch } from '#domain/day.ts';
import type { Outcome } from '#domain/lifecycle.ts';
import { acts, mayNotStart, refused } from '#domain/lifecycle.ts';
import { merge, split, takeIn } from '#domain/merging.ts';
import { isInvolved } from '#domain/routing.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import type { NewDocument } from './documents.ts';
import { addDocuments, documentsOf } from './documents.ts';
import type { ActEntry } from './record-act.ts';
import { NoSuchComplaint, recordActOn, recordChange } from './record-act.ts';
import type { Register } from './register.ts';
import { municipalityOf } from './register.ts';
import { registerComplaint } from './register-complaint.ts';

/**
 * Handles a complaint together with an earlier one of the same complainant (samenvoegen, Awb 9:2): this one is closed, the
 * other goes on with its documents too. Locks both in one order, whoever begins with which, so the caller holds neither.
 * @throws NoSuchComplaint
 */
export async function mergeInto(
  transaction: Connection,
  register: Register,
  { id }: Complaint,
  intoReference: string,
  entry: ActEntry,
  today: Day,
): Promise<Outcome> {
  const found = await findComplaint(transaction, { reference: intoReference.trim() });
  const held = await holdAll(transaction, found ? [id, found.id] : [id]);
  const complaint = held.get(id);
  if (!complaint) throw new NoSuchComplaint();
  const refusal = mayNotStart('merge', complaint, entry.by);
  if (refusal) return { done: false, refusal };
  const into = found && held.get(found.id);
  // Whoever may not know of the other complaint is told no more than of one that is not there.
  if (!into || into.municipality !== complaint.municipality || isInvolved(into, entry.by.staffId)) {
    return refused('not-the-same-complainant', acts.merge.article, [intoReference]);
  }
  const outcome = await recordActOn(transaction, register, complaint, entry, () =>
    merge(complaint, into, today, entry.by),
  );
  if (!outcome.done) return outcome;
  const documents = await copiesOfDocuments(transaction, id);
  await addDocuments(transaction, into.id, documents, register.clock.now());
  await recordChange(transaction, register, into, takeIn(into, complaint), {
    act: 'take-in',
    article: acts.merge.article,
    by: entry.by,
    content: {
      mergedFrom: complaint.reference,
      receivedOn: complaint.receivedOn,
      statement: complaint.statement,
      documents: documents.map(({ name }) => name),
    },
  });
  return outcome;
}

/**
 * Splits a complaint about several matters (splitsen, Awb 9:2): each part is registered as a complaint of its own, with the
 * receipt, the complainant and the documents of this one. Each is acknowledged as any other: that letter alone brings
 * its reference, its last day and the link to its own status page. @throws NoSuchComplaint
 */
export async function splitOff(
  transaction: Connection,
  register: Register,
  { id }: Complaint,
  parts: string[],
  entry: ActEntry,
  today: Day,
): Promise<Outcome> {
  const complaint = await findComplaint(transaction, { id }, { lock: true });
  if (!complaint) throw new NoSuchComplaint();
  const attempt = split(complaint, { parts }, [], today, entry.by);
  if (!attempt.done) return attempt;
  const documents = await copiesOfDocuments(transaction, id);
  const references: string[] = [];
  for (const part of parts) {
    const { reference } = await registerPart(transaction, register, complaint, part, documents, entry);
    references.push(reference);
  }
  const content = { ...(entry.content as object | undefined), parts, references };
  return recordActOn(transaction, register, complaint, { ...entry, content }, () =>
    split(complaint, { parts }, references, today, entry.by),
  );
}

function registerPart(
  transaction: Connection,
  register: Register,
  complaint: Complaint,
  part: string,
  documents: NewDocument[],
  { by }: ActEntry,
): Promise<Complaint> {
  const { id, reference, municipality, channel, receivedAt, receivedOn, complainant, statement } = complaint;
  const whole = `De hele klacht van ${inDutch(receivedOn)} (${reference}):`;
  return registerComplaint(transaction, register, {
    municipality: municipalityOf(register, municipality),
    ...{ channel, receivedAt, complainant, documents, by },
    statement: { ...statement, whatHappened: `${part.trim()}\n\n${whole}\n\n${statement.whatHappened}` },
    course: { ...courseOfPart(complaint), splitFrom: { id, reference } },
    reason: `Deel van ${reference}.`,
  });
}

/** What a part keeps of the way that the whole came; whoever the whole was about reads and handles no part of it (9:7). */
function courseOfPart(complaint: Complaint): Course {
  const { startsOn, passedOn, firstFiledOn, incidentOn, coordinatorInstead, personsConcerned, reference } = complaint;
  const concerned = personsConcerned.map(({ staffId, name, namedOn }) => ({
    ...{ staffId, name, on: namedOn },
    how: `De hele klacht (${reference}) gaat over deze persoon.`,
  }));
  const involved = [...(complaint.involved ?? []), ...concerned];
  return {
    ...(startsOn && { startsOn }),
    ...(passedOn && { passedOn }),
    ...(firstFiledOn && { firstFiledOn }),
    ...(incidentOn && { incidentOn }),
    ...(coordinatorInstead && { coordinatorInstead }),
    ...(involved.length && { involved }),
  };
}

/** Locks complaints in the order of their ids, so that two people who lock the same ones wait for each other in turn. */
async function holdAll(transaction: Connection, ids: string[]): Promise<Map<string, Complaint>> {
  const held = new Map<string, Complaint>();
  for (const id of [...new Set(ids)].sort()) {
    const complaint = await findComplaint(transaction, { id }, { lock: true });
    if (complaint) held.set(id, complaint);
  }
  return held;
}

/** The documents of a complaint, for another one: rows of its own that point to the same files. */
async function copiesOfDocuments(connection: Connection, complaintId: string): Promise<NewDocument[]> {
  const documents = await documentsOf(connection, complaintId);
  return documents.map(({ id: _id, size: _size, addedAt: _addedAt, ...document }) => document);
}
