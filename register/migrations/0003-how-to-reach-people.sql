-- How somebody wants to be reached, and who speaks for them (Awb 2:1).
alter table complainant
  add column contact_only text check (contact_only in ('by-post', 'by-phone', 'not-at-home')),
  add column representative jsonb;

-- A form of the desk is done once, however often its button is pressed.
create table desk_form (
  id uuid primary key,
  sent_at timestamptz not null
);
create index desk_form_by_age on desk_form (sent_at);
