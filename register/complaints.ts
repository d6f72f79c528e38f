import { sql } from 'kysely';
import type { Complainant, Complaint, Course } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import type { ServicePromise } from '#domain/reminders.ts';
import { attentionFrom } from '#domain/reminders.ts';
import { retentionOf } from '#domain/retention.ts';
import type { Connection } from './database.ts';

/** How a complaint is looked for: by its id, its reference (at the desk) or the secret of its status page. */
export type ComplaintKey = { id: string } | { reference: string } | { statusSecret: string } | { submission: string };

const columns = { id: 'id', reference: 'reference', statusSecret: 'status_secret', submission: 'submission' } as const;

/** Finds one complaint. Undefined: there is none. Inside a transaction `lock` holds it until the end. */
export async function findComplaint(
  connection: Connection,
  key: ComplaintKey,
  { lock = false } = {},
): Promise<Complaint | undefined> {
  const [[name, value]] = Object.entries(key) as [[keyof typeof columns, string]];
  const [found] = await read(connection, sql`complaint.${sql.ref(columns[name])} = ${value}`, lock);
  return found;
}

/** The complaints with these ids, in one look. */
export async function complaintsWithIds(connection: Connection, ids: readonly string[]): Promise<Complaint[]> {
  return ids.length ? read(connection, sql`complaint.id = any(${ids})`) : [];
}

/** The complaints of a municipality by whoever has this e-mail address, whatever its capitals: the newest first. */
export async function complaintsOfAddress(
  connection: Connection,
  municipality: string,
  email: string,
  most = 5,
): Promise<Complaint[]> {
  const newest = sql`complaint.id in (
    select id from complaint join complainant on complaint_id = id
    where municipality = ${municipality} and lower(email) = ${email.toLowerCase()}
    order by received_at desc limit ${most})`;
  return (await read(connection, newest)).sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
}

/**
 * Complaints of whoever may be the same complainant, by address for mail or by name, the newest first, at most so many: one
 * person has several addresses, and several people may have one name.
 */
export async function complaintsOfPerson(
  connection: Connection,
  municipality: string,
  { name, email = '' }: Pick<Complainant, 'name' | 'email'>,
  most: number,
): Promise<Complaint[]> {
  const newest = sql`complaint.id in (
    select id from complaint join complainant on complaint_id = id
    where municipality = ${municipality} and (lower(email) = ${email.toLowerCase()} or lower(name) = ${name.toLowerCase()})
    order by received_at desc limit ${most})`;
  return (await read(connection, newest)).sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
}

/** The open complaints of a municipality, the one with the nearest last day first. */
export function openComplaints(connection: Connection, municipality: string): Promise<Complaint[]> {
  return read(connection, sql`complaint.municipality = ${municipality} and complaint.status <> 'closed'`);
}

/** The complaints of a municipality, open or closed, of which somebody may have to be reminded on that day. */
export function complaintsToAttendTo(connection: Connection, municipality: string, today: Day): Promise<Complaint[]> {
  return read(connection, sql`complaint.municipality = ${municipality} and complaint.attention_from <= ${today}`);
}

/** The complaints of a municipality that were closed last, newest first. */
export async function closedComplaints(connection: Connection, municipality: string, most = 50): Promise<Complaint[]> {
  const newest = sql`complaint.id in (
    select id from complaint where municipality = ${municipality} and status = 'closed'
    order by closed_on desc, reference desc limit ${most})`;
  return (await read(connection, newest)).sort((a, b) => (a.closedOn! < b.closedOn! ? 1 : -1));
}

/** The closed complaints of a municipality whose retention ended before a day. */
export function complaintsKeptUntilBefore(
  connection: Connection,
  municipality: string,
  day: Day,
): Promise<Complaint[]> {
  return read(connection, sql`complaint.municipality = ${municipality} and complaint.keep_until < ${day}`);
}

/** What only the register knows of a new complaint: when it was registered, and the form that it came by. */
export interface Registration {
  registeredAt: Date;
  /** What the municipality promises, which decides when somebody is reminded. */
  promises: readonly ServicePromise[];
  submission?: string | undefined;
}

/** Writes a new complaint and returns it with its reference, `KL-<year of receipt>-<number>`: a gap means nothing. */
export async function insertComplaint(
  connection: Connection,
  complaint: Omit<Complaint, 'reference'>,
  { registeredAt, promises, submission }: Registration,
): Promise<Complaint> {
  const { reference } = await connection
    .with('registered', (register) =>
      register
        .insertInto('complaint')
        .values({
          id: complaint.id,
          reference: sql<string>`next_reference(${complaint.receivedOn})`,
          municipality: complaint.municipality,
          channel: complaint.channel,
          received_at: complaint.receivedAt,
          registered_at: registeredAt,
          status_secret: complaint.statusSecret,
          submission: submission ?? null,
          ...changingColumns(complaint, promises),
        })
        .returning('reference'),
    )
    .with('complaining', (register) =>
      register
        .insertInto('complainant')
        .values({ complaint_id: complaint.id, ...complainantColumns(complaint.complainant) }),
    )
    .selectFrom('registered')
    .select('reference')
    .executeTakeFirstOrThrow();
  return { ...complaint, reference };
}

/** Writes back what an act changed. */
export async function saveComplaint(
  connection: Connection,
  before: Complaint,
  after: Complaint,
  promises: readonly ServicePromise[],
): Promise<void> {
  await connection.updateTable('complaint').set(changingColumns(after, promises)).where('id', '=', after.id).execute();
  if (after.complainant !== before.complainant) {
    await connection
      .updateTable('complainant')
      .set(complainantColumns(after.complainant))
      .where('complaint_id', '=', after.id)
      .execute();
  }
  if (after.personsConcerned !== before.personsConcerned) await savePersonsConcerned(connection, before, after);
}

async function savePersonsConcerned(connection: Connection, before: Complaint, after: Complaint): Promise<void> {
  const staying = new Set(after.personsConcerned.map(({ staffId }) => staffId));
  const gone = before.personsConcerned.map(({ staffId }) => staffId).filter((staffId) => !staying.has(staffId));
  if (gone.length) {
    await connection
      .deleteFrom('person_concerned')
      .where('complaint_id', '=', after.id)
      .where('staff_id', 'in', gone)
      .execute();
  }
  for (const person of after.personsConcerned) {
    const row = {
      copied_on: person.copiedOn ?? null,
      hearing: jsonOrNull(person.hearing),
      reaction: jsonOrNull(person.reaction),
    };
    await connection
      .insertInto('person_concerned')
      .values({ complaint_id: after.id, staff_id: person.staffId, named_on: person.namedOn, ...row })
      .onConflict((conflict) => conflict.columns(['complaint_id', 'staff_id']).doUpdateSet(row))
      .execute();
  }
}

/** The columns that acts change, and the two days by which a complaint is found again. */
function changingColumns(complaint: Omit<Complaint, 'reference'>, promises: readonly ServicePromise[]) {
  // The days do not depend on the reference, which a new complaint gets as it is written.
  const known: Complaint = { reference: '', ...complaint };
  return {
    status: complaint.status,
    closed_as: complaint.closedAs ?? null,
    closed_on: complaint.closedOn ?? null,
    received_on: complaint.receivedOn,
    notice_by: complaint.noticeBy,
    steer_on: complaint.steerOn,
    decide_by: complaint.decideBy,
    advisory_procedure: complaint.advisoryProcedure,
    statement: JSON.stringify(complaint.statement),
    acknowledged_on: complaint.acknowledgedOn ?? null,
    not_about_a_person: complaint.notAboutAPerson,
    handler_id: complaint.handler?.staffId ?? null,
    handler: jsonOrNull(complaint.handler),
    hearing: jsonOrNull(complaint.hearing),
    deferral: jsonOrNull(complaint.deferral),
    satisfaction: jsonOrNull(complaint.satisfaction),
    decision: jsonOrNull(complaint.decision),
    course: JSON.stringify(courseOf(known)),
    attention_from: attentionFrom(known, promises) ?? null,
    // What was destroyed is kept for good: that it was.
    keep_until: complaint.destroyedOn ? null : (retentionOf(known)?.until ?? null),
  };
}

function complainantColumns(complainant: Complainant) {
  const { name, email, phone, addressLines, consent, language, contactOnly, representative } = complainant;
  return {
    name,
    email: email ?? null,
    phone: phone ?? null,
    address_lines: addressLines,
    consent: jsonOrNull(consent),
    language: language ?? null,
    contact_only: contactOnly ?? null,
    representative: jsonOrNull(representative),
  };
}

/** What acts added, apart from what has a column of its own. */
function courseOf(complaint: Complaint): Course {
  return Object.fromEntries(Object.keys(inCourse).map((key) => [key, complaint[key as keyof Course]]));
}

const inCourse: Record<keyof Course, true> = {
  startsOn: true,
  passedOn: true,
  provisionalReceipt: true,
  firstFiledOn: true,
  incidentOn: true,
  aboutAuthority: true,
  involved: true,
  coordinatorInstead: true,
  hearingChair: true,
  contacts: true,
  supplementRequest: true,
  additions: true,
  enforcement: true,
  statedSatisfied: true,
  hearingAnswer: true,
  postponements: true,
  advisoryApplied: true,
  advice: true,
  notHandling: true,
  withdrawal: true,
  breakingOff: true,
  forwarding: true,
  pointedTo: true,
  mergedInto: true,
  mergedFrom: true,
  splitFrom: true,
  splitInto: true,
  reopenings: true,
  corrections: true,
  petition: true,
  measures: true,
  classification: true,
  suspicion: true,
  sent: true,
  destroyedOn: true,
};

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

async function read(connection: Connection, condition: ReturnType<typeof sql>, lock = false): Promise<Complaint[]> {
  const query = connection
    .selectFrom('complaint')
    .innerJoin('complainant', 'complainant.complaint_id', 'complaint.id')
    .selectAll('complaint')
    .select(['complainant.name', 'complainant.email', 'complainant.phone', 'complainant.address_lines'])
    .select(['complainant.consent', 'complainant.language', 'complainant.contact_only', 'complainant.representative'])
    .where(sql<boolean>`${condition}`)
    .orderBy('complaint.decide_by')
    .orderBy('complaint.received_at');
  // Both rows are locked, so that both are read as those who held them before have left them; the persons concerned are
  // read after that.
  const rows = await (lock ? query.forUpdate(['complaint', 'complainant']) : query).execute();
  const persons = rows.length
    ? await personsConcerned(
        connection,
        rows.map(({ id }) => id),
      )
    : [];
  return rows.map((row): Complaint => {
    const { name, email, phone, address_lines, consent, language, contact_only, representative } = row;
    return withoutNulls({
      ...row.course,
      id: row.id,
      reference: row.reference,
      statusSecret: row.status_secret,
      municipality: row.municipality,
      status: row.status,
      closedAs: row.closed_as,
      closedOn: row.closed_on,
      channel: row.channel,
      receivedAt: row.received_at,
      receivedOn: row.received_on,
      noticeBy: row.notice_by,
      steerOn: row.steer_on,
      decideBy: row.decide_by,
      advisoryProcedure: row.advisory_procedure,
      complainant: withoutNulls({
        ...{ name, email, phone, addressLines: address_lines, consent, language },
        ...{ contactOnly: contact_only, representative },
      }),
      statement: row.statement,
      acknowledgedOn: row.acknowledged_on,
      notAboutAPerson: row.not_about_a_person,
      personsConcerned: persons
        .filter((person) => person.complaint_id === row.id)
        .map((person) =>
          withoutNulls({
            staffId: person.staff_id,
            name: person.name,
            email: person.email,
            roles: person.roles,
            namedOn: person.named_on,
            copiedOn: person.copied_on,
            hearing: person.hearing,
            reaction: person.reaction,
            department: person.department,
          }),
        ),
      handler: row.handler,
      hearing: row.hearing,
      deferral: row.deferral,
      satisfaction: row.satisfaction,
      decision: row.decision,
    });
  });
}

function personsConcerned(connection: Connection, complaintIds: string[]) {
  return connection
    .selectFrom('person_concerned')
    .innerJoin('staff', 'staff.id', 'person_concerned.staff_id')
    .selectAll('person_concerned')
    .select(['staff.name', 'staff.email', 'staff.roles', 'staff.department'])
    .where('complaint_id', 'in', complaintIds)
    .orderBy('named_on')
    .orderBy('staff.name')
    .execute();
}

/** A column without a value is a property that is not there. */
type WithoutNulls<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : never]?: Exclude<T[K], null>;
};

function withoutNulls<T extends object>(row: T): WithoutNulls<T> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as WithoutNulls<T>;
}
