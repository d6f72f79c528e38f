-- Every act of the law. What acts add to a complaint and nobody searches by stands together in `course`.
alter table complaint
  add column course jsonb not null default '{}',
  -- The first day on which somebody must be reminded of something; null when there is nothing to wait for.
  add column attention_from date,
  -- The last day that it must be kept; null while that is not known.
  add column keep_until date,
  drop constraint complaint_closed_as_check,
  drop constraint complaint_channel_check;
alter table complaint
  add constraint complaint_closed_as_check check (closed_as in ('settled-informally', 'decided', 'not-handled',
    'forwarded', 'pointed-elsewhere', 'withdrawn', 'broken-off', 'merged')),
  add constraint complaint_channel_check check (channel in ('form', 'mail', 'post', 'phone', 'desk', 'forwarded'));
create index complaint_to_attend_to on complaint (municipality, attention_from) where attention_from is not null;
create index complaint_to_destroy on complaint (municipality, keep_until) where keep_until is not null;
-- When exactly is reckoned at the next act; until then every open complaint is looked at.
update complaint set attention_from = received_on where status <> 'closed';
-- So far a complaint ended settled or decided: both are kept five years.
update complaint set keep_until = closed_on + interval '5 years' where status = 'closed';

-- KL-<year of receipt>-<number>, in the statement that registers the complaint.
create function next_reference(received_on date) returns text language sql as $$
  select 'KL-' || to_char(received_on, 'YYYY') || '-' || lpad(number, greatest(4, length(number)), '0')
  from (select nextval('complaint_number')::text as number) as next
$$;

-- Null: Dutch (Awb 2:6).
alter table complainant add column language text check (language in ('nl', 'en'));
alter table person_concerned add column reaction jsonb;

alter table letter
  add column language text not null default 'nl' check (language in ('nl', 'en')),
  drop constraint letter_side_check,
  add constraint letter_side_check check (side in ('complainant', 'person-concerned', 'authority'));
alter table mail add column language text not null default 'nl' check (language in ('nl', 'en'));

-- Who is away, until when, and who sees to their work meanwhile.
create table absence (
  staff_id uuid primary key references staff,
  absent_from date not null,
  absent_until date not null,
  deputy_id uuid references staff,
  check (absent_from <= absent_until)
);

-- The days on which a municipality's digests were made, so that they are made once.
create table reminder_day (
  municipality text not null,
  day date not null,
  primary key (municipality, day)
);

-- Who read a complaint at the desk, so that it can be said when it must be taken away (Awb 9:7).
create table complaint_reading (
  complaint_id uuid not null references complaint on delete cascade,
  staff_id uuid not null references staff,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null,
  primary key (complaint_id, staff_id)
);

-- What was said in the dossier may be erased, never rewritten.
create trigger dossier_payload_stays before update or truncate on dossier_payload execute function refuse_change();

-- A file is destroyed when nothing points to it any more, and its complaint's messages and mails with it.
create index document_of_file on document (file_id);
create index draft_of_file on draft_file (file_id);
create index message_of_file on message (file_id);
create index letter_of_file on letter (pdf_id) where pdf_id is not null;
create index message_of_complaint on message (complaint_id) where complaint_id is not null;
create index mail_of_complaint on mail (complaint_id) where complaint_id is not null;
