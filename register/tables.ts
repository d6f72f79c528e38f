import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely';
import type {
  Channel,
  ClosedAs,
  Complainant,
  Complaint,
  Consent,
  ContactOnly,
  Course,
  Decision,
  Hearing,
  Language,
  PersonConcerned,
  Representative,
  Role,
  StaffRole,
  Statement,
  Status,
} from '#domain/complaint.ts';
import type { Fate } from '#domain/correspondence.ts';
import type { Day } from '#domain/day.ts';
import type { HeldBecause } from '#domain/delivery.ts';
import type { MailboxTrouble } from '#domain/health.ts';
import type { IdentityLevel } from '#domain/identity.ts';
import type { LetterChannel, LetterKind, Recipient } from '#domain/letters.ts';
import type { OpenedMessage, RefusedBecause } from './documents.ts';
import type { TripOutcome } from './sign-in-trips.ts';

/** A JSON column: read as the value, written as text. */
type Json<T> = ColumnType<T, string, string>;
type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>;

/** The tables as PostgreSQL hands them over: dates as `YYYY-MM-DD`, instants as Date, 64-bit numbers as text. */
export interface Tables {
  file: { id: string; size: string | number; sha256: Buffer; stored_at: Date };
  file_chunk: { file_id: string; number: number; content: Buffer };
  staff: {
    id: string;
    municipality: string;
    name: string;
    email: string;
    roles: StaffRole[];
    department: string | null;
    active: ColumnType<boolean, boolean | undefined, boolean>;
  };
  complaint: {
    id: string;
    reference: string;
    municipality: string;
    status: Status;
    closed_as: ClosedAs | null;
    closed_on: Day | null;
    channel: Channel;
    received_at: Date;
    received_on: Day;
    registered_at: Date;
    notice_by: Day;
    steer_on: Day;
    decide_by: Day;
    advisory_procedure: boolean;
    statement: Json<Statement>;
    acknowledged_on: Day | null;
    not_about_a_person: ColumnType<boolean, boolean | undefined, boolean>;
    handler_id: string | null;
    handler: JsonOrNull<NonNullable<Complaint['handler']>>;
    hearing: JsonOrNull<Hearing>;
    deferral: JsonOrNull<NonNullable<Complaint['deferral']>>;
    satisfaction: JsonOrNull<NonNullable<Complaint['satisfaction']>>;
    decision: JsonOrNull<Decision>;
    course: ColumnType<Course, string | undefined, string>;
    attention_from: Day | null;
    keep_until: Day | null;
    status_secret: string;
    reply_secret: ColumnType<string, string | undefined, string>;
    submission: string | null;
  };
  complainant: {
    complaint_id: string;
    name: Complainant['name'];
    email: string | null;
    phone: string | null;
    address_lines: string[];
    consent: JsonOrNull<Consent>;
    language: Language | null;
    contact_only: ContactOnly | null;
    representative: JsonOrNull<Representative>;
  };
  person_concerned: {
    complaint_id: string;
    staff_id: string;
    named_on: Day;
    copied_on: Day | null;
    hearing: JsonOrNull<Hearing>;
    reaction: JsonOrNull<NonNullable<PersonConcerned['reaction']>>;
  };
  absence: { staff_id: string; absent_from: Day; absent_until: Day; deputy_id: string | null };
  complaint_reading: { complaint_id: string; staff_id: string; first_at: Date; last_at: Date; times: number };
  message: {
    id: string;
    municipality: string;
    source: 'smtp' | 'imap';
    source_key: string | null;
    envelope_from: string | null;
    envelope_to: string[];
    arrived_at: Date;
    file_id: string;
    filed_at: Date | null;
    fate: Fate | null;
    fate_reason: string | null;
    complaint_id: string | null;
    message_id: string | null;
    fingerprint: string | null;
    from_name: string | null;
    from_address: string | null;
    subject: string | null;
    protection: 'encrypted' | 'signed' | null;
    excerpt: string | null;
    wanted_by: string | null;
    about_id: string | null;
    wanted_for: string | null;
    sent_to: Generated<string[]>;
    in_spam: ColumnType<boolean, boolean | undefined, boolean>;
  };
  destroyed_place: { municipality: string; source_key: string };
  mailbox: {
    municipality: string;
    looked_at: Date | null;
    trouble: MailboxTrouble | null;
    trouble_since: Date | null;
    certificate_until: Date | null;
    refresh_token: ColumnType<Buffer | null, Buffer | null | undefined, Buffer>;
  };
  reconciliation: {
    municipality: string;
    day: Day;
    received: number;
    accounted: number;
    found_late: number;
    done_at: Date;
  };
  canary: { municipality: string; day: Day; mail_id: string; returned_at: Date | null };
  worker_sign: { one: boolean; swept_at: Date | null; queue_trouble_since: Date | null };
  document: {
    id: string;
    complaint_id: string;
    file_id: string;
    kind: 'original' | 'attachment';
    name: string;
    media_type: string;
    added_at: Date;
    opened: JsonOrNull<OpenedMessage>;
    came_in: ColumnType<string | null, string | null | undefined, string | null>;
    refused: ColumnType<RefusedBecause | null, RefusedBecause | null | undefined, RefusedBecause | null>;
    scanned_at: ColumnType<Date | null, Date | null | undefined, Date>;
  };
  message_view: { message_id: string; html: string };
  sign_in_trip: {
    id: string;
    municipality: string;
    sealed: Buffer;
    begun_at: Date;
    answered_at: ColumnType<Date | null, Date | undefined, Date>;
    outcome: ColumnType<TripOutcome | null, TripOutcome | undefined, TripOutcome>;
  };
  confirmed_identity: { complaint_id: string; level: IdentityLevel; confirmed_at: Date; pseudonym: Buffer };
  desk_form: { id: string; sent_at: Date };
  draft_file: { submission: string; file_id: string; name: string; media_type: string; uploaded_at: Date };
  letter: {
    id: string;
    complaint_id: string;
    kind: LetterKind;
    side: Recipient['side'];
    staff_id: string | null;
    recipient: Json<Recipient>;
    channel: LetterChannel;
    language: ColumnType<Language, Language | undefined, Language>;
    subject: string;
    markdown: string;
    dated_on: Day;
    due_at: Date;
    enclosures: ColumnType<string[], string[] | undefined, string[]>;
    pdf_id: string | null;
    sent_at: Date | null;
    posted_on: Day | null;
  };
  mail: {
    id: string;
    municipality: string;
    kind: MailKind;
    complaint_id: string | null;
    letter_id: string | null;
    attach_letter: ColumnType<boolean, boolean | undefined, boolean>;
    language: ColumnType<Language, Language | undefined, Language>;
    to_name: string | null;
    to_address: string;
    subject: string;
    markdown: string;
    answers: string | null;
    message_id: string;
    due_at: Date;
    next_attempt_at: Date | null;
    sending_at: Date | null;
    attempts: ColumnType<number, number | undefined, number>;
    possibly_sent: ColumnType<boolean, boolean | undefined, boolean>;
    sent_at: Date | null;
    failed_at: Date | null;
    failure: string | null;
    return_token: Generated<string>;
    delayed_at: Date | null;
    delivered_at: Date | null;
    bounced_at: Date | null;
    full_times: Generated<number>;
    automatic: Generated<boolean>;
    held_at: Date | null;
    held_because: HeldBecause | null;
    to_domain: GeneratedAlways<string>;
    slot_at: Date | null;
  };
  alarm: {
    municipality: string;
    kind: AlarmKind;
    about: Generated<string>;
    first_at: Date;
    last_at: Date;
    times: Generated<number>;
    mailed_at: Date | null;
  };
  reminder_day: { municipality: string; day: Day };
  reminder: { staff_id: string; day: Day; mail_id: string };
  sign_in_link: { token_hash: Buffer; staff_id: string; expires_at: Date; used_at: Date | null };
  desk_session: { token_hash: Buffer; staff_id: string; expires_at: Date };
  dossier_entry: {
    complaint_id: string;
    number: number;
    at: Date;
    act: string;
    article: string | null;
    role: Role;
    staff_id: string | null;
    payload_hash: Buffer;
    previous_hash: Buffer;
    hash: Buffer;
  };
  dossier_payload: { complaint_id: string; number: number; salt: Buffer; content: string };
}

/** What only whoever keeps the system running can mend. */
export type AlarmKind = 'staff-mail-bounced' | 'own-mail-returned';

/** What a mail is: a letter itself, word that a letter stands ready or a message arrived, or one of the desk's own. */
export type MailKind =
  | 'letter'
  | 'letter-ready'
  | 'message-receipt'
  | 'sign-in'
  | 'digest'
  | 'assignment'
  | 'alarm'
  | 'canary';

export type LetterRow = Selectable<Tables['letter']>;
export type MailRow = Selectable<Tables['mail']>;
export type MessageRow = Selectable<Tables['message']>;
