-- Two fates more: what tells of a mail of ours, and what nobody wrote to us.
alter table message
  drop constraint message_fate_check,
  add constraint message_fate_check check (fate in ('complaint', 'follow-up', 'automatic', 'bounce', 'quarantine',
    'duplicate', 'review', 'unreadable'));
drop index message_for_people;
create index message_for_people on message (municipality, arrived_at)
  where fate in ('review', 'unreadable', 'automatic', 'bounce', 'quarantine');
