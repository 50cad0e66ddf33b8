-- When the codes of each sales unit are listed at Vipps, by one replica at a time.
create table inspection (
    msn          text primary key,
    due_at       timestamptz not null,
    leased_until timestamptz,
    inspected_at timestamptz
);

create index inspection_due on inspection (due_at);

-- Codes at Vipps that nobody has asked for here, as the last listing found them.
create table unknown_qr (
    msn                  text        not null,
    redirect             boolean     not null,
    code_id              text        not null,
    redirect_url         text,
    location_description text,
    found_at             timestamptz not null,
    primary key (msn, redirect, code_id)
);
