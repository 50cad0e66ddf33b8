-- Sources, not projections: a rebuild of payment and payment_fact leaves them alone. All that tells of a person is sealed.

-- The customer who scanned a printed code last and waits for a checkout there.
create table check_in (
    msn             text        not null,
    merchant_qr_id  text        not null,
    -- sealed
    token           bytea       not null,
    token_digest    uuid        not null,
    scanned_at      timestamptz not null,
    primary key (msn, merchant_qr_id)
);

-- Checkouts at printed codes, each with the one customer who is asked to pay it.
create table sticker_checkout (
    payment_key     text        not null,
    -- the idempotency key of the create call: tells checkouts of one reference apart
    create_key      text        not null,
    msn             text        not null,
    merchant_qr_id  text        not null,
    requested_at    timestamptz not null,
    received_at     timestamptz not null,
    valid_until     timestamptz not null,
    -- when a newer checkout took this one's place at the printed code, before anybody scanned
    replaced_at     timestamptz,
    -- when the customer scanned; null while nobody has
    scanned_at      timestamptz,
    token_digest    uuid,
    -- both sealed, and deleted when the create call is settled
    checkout        bytea,
    token           bytea,
    primary key (payment_key, create_key)
);

-- One customer is asked to pay one checkout.
create unique index sticker_checkout_by_token on sticker_checkout (msn, merchant_qr_id, token_digest)
    where token_digest is not null;
create index sticker_checkout_by_time on sticker_checkout (msn, merchant_qr_id, requested_at desc);
create index sticker_checkout_to_forget on sticker_checkout (valid_until);
create index sticker_checkout_with_content on sticker_checkout (valid_until)
    where checkout is not null or token is not null;
create index check_in_to_forget on check_in (scanned_at);
