-- A code of one payment or agreement that another system began, from the screen to its end.
create table one_time_qr (
    id                uuid primary key,
    msn               text        not null,
    chain_id          text,
    store_id          text,
    pos_id            text,
    -- What is followed; a code without it is only shown.
    followed          text check (followed in ('ECOM', 'AGREEMENT')),
    followed_id       text,

    state             text        not null check (state in
        ('SHOWN', 'SCANNED', 'RESERVED', 'CAPTURED', 'ACTIVE', 'STOPPED', 'CANCELLED', 'EXPIRED', 'FAILED')),
    -- Nothing more will be told of it.
    ended             boolean     not null,
    failure_code      text,
    failure_detail    text,
    created_at        timestamptz not null,
    expires_at        timestamptz not null,
    occurred_at       timestamptz not null,

    -- When it is to be looked at next; never, when it is not followed or has ended.
    due_at            timestamptz,
    -- How often in a row Vipps could not be asked.
    attempts          int         not null,
    lease             uuid,
    leased_until      timestamptz,

    -- Grows with each change that is told; told as far as published_version.
    version           bigint      not null,
    published_version bigint      not null
);

-- A payment or agreement is followed once, however often it is asked for.
create unique index one_time_qr_followed on one_time_qr (msn, followed, followed_id) where followed is not null and not ended;
create index one_time_qr_due on one_time_qr (due_at) where due_at is not null;
create index one_time_qr_unpublished on one_time_qr (occurred_at) where published_version < version;
create index one_time_qr_expired on one_time_qr (expires_at);

-- As Vipps drew it; its address is kept nowhere, for it holds a token.
create table one_time_image (
    id         uuid primary key references one_time_qr (id) on delete cascade,
    media_type text  not null,
    image      bytea not null
);
