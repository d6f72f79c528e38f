-- What became of a mail after a server took it (Awb 2:11), and mails that wait for a person.
alter table mail
  -- Stands in the envelope's sender, so that a report of its delivery finds it again.
  add column return_token text not null unique default replace(gen_random_uuid()::text, '-', ''),
  add column delayed_at timestamptz,
  add column delivered_at timestamptz,
  add column bounced_at timestamptz,
  -- How often the mailbox was full.
  add column full_times integer not null default 0,
  -- Nobody pressed a button for it: of these only so many go to one address.
  add column automatic boolean not null default false,
  add column held_at timestamptz,
  add column held_because text,
  -- No more mails a minute go to one domain than its server bears: each has its place in the row.
  add column to_domain text generated always as (lower(split_part(to_address, '@', 2))) stored,
  add column slot_at timestamptz;
create index mail_to_domain on mail (to_domain, slot_at) where slot_at is not null;
create index mail_by_itself on mail (municipality, lower(to_address), due_at) where automatic;
create index mail_held on mail (municipality) where held_at is not null;

-- A mail that is held is not due; it is from the moment that somebody lets it go.
drop trigger mail_is_due on mail;
create trigger mail_is_due after insert or update of failed_at, held_at on mail
  for each row when (new.sent_at is null and new.failed_at is null and new.held_at is null)
  execute function nudge('send-mail');

-- What only whoever keeps the system running can mend: said once, however often it happens.
create table alarm (
  municipality text not null,
  kind text not null check (kind in ('staff-mail-bounced', 'own-mail-returned')),
  -- The member of staff, by id; empty where it is about nobody.
  about text not null default '',
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null default 1,
  mailed_at timestamptz,
  primary key (municipality, kind, about)
);
