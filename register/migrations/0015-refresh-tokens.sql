-- The last right to ask for tokens that a mail provider gave, where each works once. Sealed: the register cannot read it.
alter table mailbox add column refresh_token bytea;
