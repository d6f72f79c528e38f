-- What complainants do themselves, so that the desk finds what nobody looked at yet.
create index dossier_entry_of_complainant on dossier_entry (at)
  where role in ('complainant', 'representative') and act <> 'receive';
