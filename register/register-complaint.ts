import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor, Channel, Complainant, Complaint, Course, Statement } from '#domain/complaint.ts';
import { dayOf } from '#domain/day.ts';
import type { Refusal } from '#domain/lifecycle.ts';
import { mayNotReceive } from '#domain/receiving.ts';
import { termsFor } from '#domain/terms.ts';
import type { Municipality } from '#settings/municipality.ts';
import { insertComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import type { NewDocument } from './documents.ts';
import { addDocuments } from './documents.ts';
import { addToDossier } from './dossier.ts';
import { addLetters } from './letters.ts';
import type { Register } from './register.ts';

/** What may be known of a complaint when it comes in, beside what it says. */
export type ArrivalCourse = Pick<
  Course,
  | 'startsOn'
  | 'passedOn'
  | 'provisionalReceipt'
  | 'firstFiledOn'
  | 'incidentOn'
  | 'splitFrom'
  | 'involved'
  | 'coordinatorInstead'
  | 'suspicion'
>;

/** A complaint as it comes in: by which way, when it was received (Awb 2:20), from whom, what, and with which files. */
export interface Arrival {
  municipality: Municipality;
  channel: Channel;
  receivedAt: Date;
  complainant: Complainant;
  statement: Statement;
  /** The original message and the attachments; their files are stored already. */
  documents: NewDocument[];
  /** The form's random id. */
  submission?: string;
  /** What is known of its way here, and of the conduct. */
  course?: ArrivalCourse;
  /** Why it is taken in all the same, where the law asks for a reason; for the dossier. */
  reason?: string;
  by: Actor;
}

/** A complaint was entered in a way that the law does not allow. Whoever enters it at the desk is asked first. */
export class MayNotBeReceived extends Error {
  override name = 'MayNotBeReceived';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/**
 * Registers a complaint (registratie, Awb 9:12a) and makes its acknowledgement due (9:6), all in the caller's
 * transaction: after the commit it exists whole, before it not at all. @throws MayNotBeReceived
 */
export async function registerComplaint(
  connection: Connection,
  register: Register,
  arrival: Arrival,
): Promise<Complaint> {
  const now = register.clock.now();
  const { municipality, channel, receivedAt, complainant, statement, documents, submission, course, reason, by } =
    arrival;
  const receivedOn = dayOf(receivedAt);
  const refusal = mayNotReceive(
    { channel, receivedOn, ...(course?.incidentOn && { incidentOn: course.incidentOn }), ...(reason && { reason }) },
    dayOf(now),
    by,
  );
  if (refusal) throw new MayNotBeReceived(refusal);
  const { advisoryProcedure } = municipality.terms;
  const terms = termsFor(course?.startsOn ?? receivedOn, { advisoryProcedure });
  const arrived: Omit<Complaint, 'reference'> = {
    ...course,
    id: randomUUID(),
    statusSecret: newStatusSecret(),
    municipality: municipality.slug,
    status: 'received',
    channel,
    receivedAt,
    receivedOn,
    noticeBy: terms.notHandling.lastDay,
    steerOn: terms.steerOn,
    decideBy: terms.decide.lastDay,
    advisoryProcedure,
    complainant,
    statement,
    notAboutAPerson: false,
    personsConcerned: [],
  };
  const complaint = await insertComplaint(connection, arrived, {
    registeredAt: now,
    promises: municipality.terms.promises,
    submission,
  });
  await addDocuments(connection, complaint.id, documents, now);
  const received = {
    act: 'receive',
    article: 'Awb 9:4',
    by,
    at: now,
    content: {
      channel,
      receivedAt,
      complainant,
      statement,
      documents: documents.map(({ name }) => name),
      ...course,
      reason,
    },
  };
  await addToDossier(connection, complaint.id, [received], { isNew: true });
  // A person looks first at what seems to come from a machine; a machine must not be able to make us mail others.
  if (!course?.suspicion) {
    await addLetters(connection, register, complaint, [{ kind: 'acknowledgement', to: { side: 'complainant' } }]);
  }
  return complaint;
}

/** A new key to a status page: 128 bits in hexadecimals. */
export function newStatusSecret(): string {
  return randomBytes(16).toString('hex');
}
