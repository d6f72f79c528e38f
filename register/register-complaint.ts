import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor, Channel, Complainant, Complaint, Statement } from '#domain/complaint.ts';
import { dayOf } from '#domain/day.ts';
import { termsFor } from '#domain/terms.ts';
import type { Municipality } from '#settings/municipality.ts';
import { jsonOrNull } from './complaints.ts';
import type { Connection } from './database.ts';
import type { NewDocument } from './documents.ts';
import { addDocuments } from './documents.ts';
import { addToDossier } from './dossier.ts';
import { addLetters } from './letters.ts';
import type { Register } from './register.ts';

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
  by: Actor;
}

/**
 * Registers a complaint (registratie, Awb 9:12a) and makes its acknowledgement due (9:6), all in the caller's
 * transaction: after the commit it exists whole, before it not at all.
 */
export async function registerComplaint(
  connection: Connection,
  register: Register,
  arrival: Arrival,
): Promise<Complaint> {
  const now = register.clock.now();
  const { municipality, channel, receivedAt, complainant, statement, documents, submission, by } = arrival;
  const receivedOn = dayOf(receivedAt);
  const { advisoryProcedure } = municipality.terms;
  const terms = termsFor(receivedOn, { advisoryProcedure });
  const complaint: Complaint = {
    id: randomUUID(),
    reference: await nextReference(connection, receivedOn),
    statusSecret: randomBytes(16).toString('hex'),
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
  await insert(connection, complaint, submission, now);
  await addDocuments(connection, complaint.id, documents, now);
  const received = {
    act: 'receive',
    article: 'Awb 9:4',
    by,
    at: now,
    content: { channel, receivedAt, complainant, statement, documents: documents.map(({ name }) => name) },
  };
  await addToDossier(connection, complaint.id, [received], { isNew: true });
  await addLetters(connection, register, complaint, [{ kind: 'acknowledgement', to: { side: 'complainant' } }]);
  return complaint;
}

/** `KL-<year of receipt>-<number>`: counted over the whole installation; a gap means nothing. */
async function nextReference(connection: Connection, receivedOn: string): Promise<string> {
  const { rows } = await sql<{ number: string }>`select nextval('complaint_number') as number`.execute(connection);
  return `KL-${receivedOn.slice(0, 4)}-${rows[0]!.number.padStart(4, '0')}`;
}

async function insert(
  connection: Connection,
  complaint: Complaint,
  submission: string | undefined,
  registeredAt: Date,
): Promise<void> {
  const { complainant } = complaint;
  await connection
    .with('registered', (register) =>
      register.insertInto('complaint').values({
        id: complaint.id,
        reference: complaint.reference,
        municipality: complaint.municipality,
        status: complaint.status,
        channel: complaint.channel,
        received_at: complaint.receivedAt,
        received_on: complaint.receivedOn,
        registered_at: registeredAt,
        notice_by: complaint.noticeBy,
        steer_on: complaint.steerOn,
        decide_by: complaint.decideBy,
        advisory_procedure: complaint.advisoryProcedure,
        statement: JSON.stringify(complaint.statement),
        status_secret: complaint.statusSecret,
        submission: submission ?? null,
      }),
    )
    .insertInto('complainant')
    .values({
      complaint_id: complaint.id,
      name: complainant.name,
      email: complainant.email ?? null,
      phone: complainant.phone ?? null,
      address_lines: complainant.addressLines,
      consent: jsonOrNull(complainant.consent),
    })
    .execute();
}
