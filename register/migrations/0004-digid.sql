-- Signing in with DigiD: the form waits here, sealed, while somebody is away at the broker. For half an hour at most.
create table sign_in_trip (
  id text primary key,
  municipality text not null,
  -- Opens only with the key that the browser holds.
  sealed bytea not null,
  begun_at timestamptz not null,
  -- When the broker's answer was looked at: each answer once.
  answered_at timestamptz,
  outcome text check (outcome in ('confirmed', 'refused', 'cancelled', 'expired', 'away')),
  check (outcome is null or answered_at is not null)
);
create index sign_in_trip_by_age on sign_in_trip (begun_at);

-- That DigiD confirmed who sent a complaint. Never the citizen service number, nor the name that the broker knows
-- somebody by: a keyed hash of that, which links somebody's own complaints to one municipality.
create table confirmed_identity (
  complaint_id uuid primary key references complaint on delete cascade,
  level text not null check (level in ('basic', 'middle', 'substantial', 'high')),
  confirmed_at timestamptz not null,
  pseudonym bytea not null
);
create index confirmed_identity_by_pseudonym on confirmed_identity (pseudonym);
