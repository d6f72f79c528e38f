-- Answers about a complaint come back to an address of its own, which only those know whom we gave it.
alter table complaint add column reply_secret text not null
  default left(encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex'), 32);
create unique index complaint_reply_secret on complaint (reply_secret);
-- One character was mistyped: either half is as it should be.
create index complaint_reply_start on complaint (left(reply_secret, 16));
create index complaint_reply_end on complaint (right(reply_secret, 16));

alter table message
  -- The complaint that a message waiting for a person seems to be about.
  add column about_id uuid references complaint on delete set null,
  -- The complaint that a coordinator wants it added to.
  add column wanted_for uuid references complaint on delete set null;
create index message_about on message (about_id) where about_id is not null;
create index message_by_name on message (message_id) where complaint_id is not null;
