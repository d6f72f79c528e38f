-- How each mailbox fares that is read for a municipality. Nothing in it is about a person.
create table mailbox (
  municipality text primary key,
  -- When it was last read to its end.
  looked_at timestamptz,
  trouble text check (trouble in ('certificate', 'sign-in', 'no-answer', 'refused')),
  trouble_since timestamptz,
  -- Until when the certificate of its server holds; empty within one machine, where there is none.
  certificate_until timestamptz,
  check ((trouble is null) = (trouble_since is null))
);

-- Each night server and ledger side by side: what a mailbox received on a day, and what the ledger can account for.
create table reconciliation (
  municipality text not null,
  day date not null,
  received integer not null,
  accounted integer not null,
  -- Of those received: the ones that only this comparison found, and that were taken in with it.
  found_late integer not null,
  done_at timestamptz not null,
  primary key (municipality, day)
);

-- A mail to ourselves each morning, which proves the chain when it comes back in.
create table canary (
  municipality text not null,
  day date not null,
  mail_id uuid not null unique references mail on delete cascade,
  returned_at timestamptz,
  primary key (municipality, day)
);

-- One row: when a worker last looked for what is due, and since when the queue takes nothing.
create table worker_sign (
  one boolean primary key default true check (one),
  swept_at timestamptz,
  queue_trouble_since timestamptz
);
insert into worker_sign default values;

-- Where a destroyed message stood in its mailbox: a server that still has it must not bring it in anew.
create table destroyed_place (
  municipality text not null,
  source_key text not null,
  primary key (municipality, source_key)
);
create function keep_destroyed_place() returns trigger language plpgsql as $$
begin
  insert into destroyed_place values (old.municipality, old.source_key) on conflict do nothing;
  return null;
end $$;
create trigger keep_destroyed_place after delete on message
  for each row when (old.source_key is not null) execute function keep_destroyed_place();

alter table message
  -- The server had it in its folder for unwanted mail: a person decides, and nothing is answered by itself.
  add column in_spam boolean not null default false;
create index message_by_arrival on message (municipality, arrived_at);
