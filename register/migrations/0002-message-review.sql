-- How the text of a message begins, for whoever must decide about it; empty once it belongs to a complaint.
alter table message add column excerpt text;
-- The coordinator who wants a message registered as a complaint although it was set apart.
alter table message add column wanted_by uuid references staff;
