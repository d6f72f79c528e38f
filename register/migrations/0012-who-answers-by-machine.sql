-- How often a machine answered us from an address today, looked up whenever a mail to it is due by itself.
create index message_by_machine on message (municipality, lower(from_address), arrived_at) where fate = 'automatic';
