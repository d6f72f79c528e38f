-- How somebody wants to be reached, and who speaks for them (Awb 2:1).
alter table complainant
  add column contact_only text check (contact_only in ('by-post', 'by-phone', 'not-at-home')),
  add column representative jsonb;
