-- What stands in an attachment that is a message itself, in which other attachment one came, and why we do not open it.
alter table document
  add column opened jsonb,
  add column came_in text,
  add column refused text check (refused in ('program', 'huge-archive', 'closed-archive', 'huge-picture', 'virus')),
  -- When the virus scanner saw it; null where there is none, or it was away.
  add column scanned_at timestamptz;

-- Encrypted mail cannot be read; of signed mail the desk shows that it is signed.
alter table message add column protection text check (protection in ('encrypted', 'signed'));

-- A mail as it was laid out, cleaned of all that a browser runs or loads from elsewhere.
create table message_view (
  message_id uuid primary key references message on delete cascade,
  html text not null
);
