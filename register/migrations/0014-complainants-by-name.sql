-- Complaints by people of one name: perhaps one person with two addresses for mail, who complained twice.
create index complainant_by_name on complainant (lower(name));
