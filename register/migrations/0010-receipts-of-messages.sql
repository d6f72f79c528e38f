-- The mail that ours answers, so that a mail program shows them together.
alter table mail add column answers text;
-- Complaints by one address: of whoever sends a message, and perhaps of the same matter.
create index complainant_by_address on complainant (lower(email)) where email is not null;
