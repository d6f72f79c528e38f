-- To which addresses a message says that it went: a mailbox knows only its own.
alter table message add column sent_to text[] not null default '{}';
