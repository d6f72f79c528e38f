-- Files: bytes in pieces of 1 MB, so that hosts need no shared disk. Never changed once written.
create table file (
  id uuid primary key,
  size bigint not null,
  sha256 bytea not null,
  stored_at timestamptz not null
);
create table file_chunk (
  file_id uuid not null references file on delete cascade,
  number integer not null,
  content bytea not null,
  primary key (file_id, number)
);
-- Mail and PDF are compressed or small already: trying again costs time and saves nothing.
alter table file_chunk alter column content set storage external;

create table staff (
  id uuid primary key,
  municipality text not null,
  name text not null,
  email text not null,
  roles text[] not null,
  department text,
  active boolean not null default true
);
create unique index staff_by_email on staff (lower(email));

-- Klacht. The number in the reference is counted over the whole installation; gaps are allowed.
create sequence complaint_number;
create table complaint (
  id uuid primary key,
  reference text not null unique,
  municipality text not null,
  status text not null check (status in ('received', 'informal', 'formal', 'closed')),
  closed_as text check (closed_as in ('settled-informally', 'decided')),
  closed_on date,
  channel text not null check (channel in ('form', 'mail', 'post', 'phone', 'desk')),
  received_at timestamptz not null,
  received_on date not null,
  registered_at timestamptz not null,
  notice_by date not null,
  steer_on date not null,
  decide_by date not null,
  advisory_procedure boolean not null,
  statement jsonb not null,
  acknowledged_on date,
  not_about_a_person boolean not null default false,
  handler_id uuid references staff,
  handler jsonb,
  hearing jsonb,
  deferral jsonb,
  satisfaction jsonb,
  decision jsonb,
  -- The secret of the status page, kept readable because letters repeat the link.
  status_secret text not null unique,
  -- The form's random id: sending twice is one complaint.
  submission text unique,
  check ((status = 'closed') = (closed_as is not null)),
  check ((status = 'closed') = (closed_on is not null))
);
create index complaint_open_by_last_day on complaint (municipality, decide_by) where status <> 'closed';

-- Klager: rows of one complaint; there is no person table across complaints.
create table complainant (
  complaint_id uuid primary key references complaint on delete cascade,
  name text not null,
  email text,
  phone text,
  address_lines text[] not null,
  consent jsonb
);

-- Beklaagde.
create table person_concerned (
  complaint_id uuid not null references complaint on delete cascade,
  staff_id uuid not null references staff,
  named_on date not null,
  copied_on date,
  hearing jsonb,
  primary key (complaint_id, staff_id)
);

-- Every mail as it came in, raw, before anything is made of it.
create table message (
  id uuid primary key,
  municipality text not null,
  source text not null check (source in ('smtp', 'imap')),
  -- Where an IMAP server keeps it: mailbox, UIDVALIDITY and UID.
  source_key text,
  envelope_from text,
  envelope_to text[] not null,
  arrived_at timestamptz not null,
  file_id uuid not null references file,
  filed_at timestamptz,
  fate text check (fate in ('complaint', 'follow-up', 'automatic', 'duplicate', 'review', 'unreadable')),
  fate_reason text,
  complaint_id uuid references complaint on delete set null,
  message_id text,
  fingerprint text,
  from_name text,
  from_address text,
  subject text,
  -- How the text begins, for whoever must decide about it; empty once it belongs to a complaint.
  excerpt text,
  -- The coordinator who wants it registered as a complaint although it was set apart.
  wanted_by uuid references staff,
  check ((fate is null) = (filed_at is null)),
  unique (municipality, source_key)
);
-- One message, however often and by whatever address it came.
create unique index message_once on message (municipality, fingerprint) where fate <> 'duplicate';
create index message_unfiled on message (arrived_at) where fate is null;
create index message_for_people on message (municipality, arrived_at) where fate in ('review', 'unreadable', 'automatic');

-- What came with a complaint: the original message, and each attachment.
create table document (
  id uuid primary key,
  complaint_id uuid not null references complaint on delete cascade,
  file_id uuid not null references file,
  kind text not null check (kind in ('original', 'attachment')),
  name text not null,
  media_type text not null,
  added_at timestamptz not null
);
create index document_of_complaint on document (complaint_id);

-- Uploads of a form that is not sent yet, for 24 hours.
create table draft_file (
  submission text not null,
  file_id uuid not null references file,
  name text not null,
  media_type text not null,
  uploaded_at timestamptz not null,
  primary key (submission, file_id)
);
create index draft_file_by_age on draft_file (uploaded_at);

-- Letters of the procedure: text as it was when the letter became due; never changed after that.
create table letter (
  id uuid primary key,
  complaint_id uuid not null references complaint on delete cascade,
  kind text not null,
  side text not null check (side in ('complainant', 'person-concerned')),
  staff_id uuid references staff,
  recipient jsonb not null,
  channel text not null check (channel in ('mail', 'post', 'none')),
  subject text not null,
  markdown text not null,
  dated_on date not null,
  due_at timestamptz not null,
  enclosures uuid[] not null default '{}',
  pdf_id uuid references file,
  sent_at timestamptz,
  posted_on date
);
create index letter_of_complaint on letter (complaint_id);
create index letter_to_print on letter (due_at) where channel <> 'mail' and posted_on is null;
create unique index letter_acknowledged_once on letter (complaint_id) where kind = 'acknowledgement';

-- Mails to send: of a letter, or of their own (sign-in link, morning digest).
create table mail (
  id uuid primary key,
  municipality text not null,
  kind text not null,
  complaint_id uuid references complaint on delete cascade,
  letter_id uuid references letter on delete cascade,
  attach_letter boolean not null default false,
  to_name text,
  to_address text not null,
  subject text not null,
  markdown text not null,
  message_id text not null unique,
  due_at timestamptz not null,
  next_attempt_at timestamptz,
  sending_at timestamptz,
  attempts integer not null default 0,
  possibly_sent boolean not null default false,
  sent_at timestamptz,
  failed_at timestamptz,
  failure text
);
create index mail_to_send on mail (next_attempt_at) where sent_at is null and failed_at is null;
create index mail_failed on mail (municipality) where failed_at is not null;
create index mail_of_letter on mail (letter_id);

-- The coordinator's digest: once a person and day.
create table reminder (
  staff_id uuid not null references staff,
  day date not null,
  mail_id uuid not null references mail on delete cascade,
  primary key (staff_id, day)
);

-- Signing in at the desk: links and sessions are kept as hashes.
create table sign_in_link (
  token_hash bytea primary key,
  staff_id uuid not null references staff,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table desk_session (
  token_hash bytea primary key,
  staff_id uuid not null references staff,
  expires_at timestamptz not null
);

-- Dossier: append only, a hash chain per complaint. Payloads stand apart under a salted hash, so that what must be
-- erased can be, and the chain stays whole.
create table dossier_entry (
  complaint_id uuid not null references complaint on delete cascade,
  number integer not null,
  at timestamptz not null,
  act text not null,
  article text,
  role text not null,
  staff_id uuid references staff,
  payload_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (complaint_id, number)
);
create table dossier_payload (
  complaint_id uuid not null,
  number integer not null,
  salt bytea not null,
  content text not null,
  primary key (complaint_id, number),
  foreign key (complaint_id, number) references dossier_entry on delete cascade
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the dossier is append only';
end $$;
create trigger dossier_entry_stays before update or truncate on dossier_entry execute function refuse_change();
create trigger dossier_entry_row_stays before delete on dossier_entry
  for each row when (pg_trigger_depth() = 0) execute function refuse_change();

-- A commit that makes something due tells the worker so, by id only. Word may get lost: the sweep finds the row.
create function nudge() returns trigger language plpgsql as $$
begin
  perform pg_notify('wederhoor', tg_argv[0] || ' ' || new.id);
  return null;
end $$;
create trigger message_is_due after insert or update of fate on message
  for each row when (new.fate is null) execute function nudge('file-message');
create trigger mail_is_due after insert or update of failed_at on mail
  for each row when (new.sent_at is null and new.failed_at is null) execute function nudge('send-mail');
