-- What the vendor told once and never again: the secrets of our registrations. A source, not a projection: to be backed up.
create table registration (
    -- authenticated with the secret: a sealed secret opens in its own row only
    id          uuid        primary key,
    -- the vendor's id of it
    vendor_id   text        not null unique,
    msn         text        not null,
    expected    text        not null check (expected in ('PAYMENT', 'CHECK_IN')),
    -- as registered: signatures are over its host and path
    url         text        not null,
    -- which key seals the secret
    key_id      text        not null,
    -- AES-256-GCM: nonce, ciphertext, tag
    secret      bytea       not null,
    created_at  timestamptz not null default now(),
    -- since when the vendor does not list it any more; deliveries that it signed may still come
    retired_at  timestamptz
);

create index registration_by_msn on registration (msn);
