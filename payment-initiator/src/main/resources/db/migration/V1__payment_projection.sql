-- A projection of payment.event.v1, written by the fold alone: it can be dropped and rebuilt from the topic.

-- Each distinct fact once. fact_digest: the first 128 bits of SHA-256 over the record's value, so that a repeat is no row
-- and nothing that differs is ever thrown away.
create table payment_fact (
    payment_key  text   not null,
    fact_digest  uuid   not null,
    fact_offset  bigint not null,
    fact         text   not null,
    primary key (payment_key, fact_digest)
);

create table payment (
    payment_key   text        primary key,
    msn           text        not null,
    reference     text        not null,
    store_id      text,
    pos_id        text,
    state         text        not null,
    is_final      boolean     not null,
    version       bigint      not null,
    -- of payment.event.v1: each replica looks after the payments of the partitions that it folds
    partition     int         not null,
    requested_at  timestamptz not null,
    -- when to ask Vipps for what no webhook brought; null when there is nothing to learn
    poll_from     timestamptz,
    -- when to bring back the first deferred operation; null when there is none
    resume_at     timestamptz,
    -- the idempotency key of the creation that the status speaks of
    create_key    text,
    -- how many facts it was projected from: more is newer
    fact_count    int         not null,
    -- the value of payment.status.v1 at this version, to the byte
    status        text        not null
) with (fillfactor = 80);

create index payment_by_store_reference on payment (store_id, reference);
create index payment_by_store_time on payment (store_id, requested_at desc, payment_key desc);
create index payment_to_poll on payment (poll_from) where poll_from is not null;
create index payment_to_resume on payment (resume_at) where resume_at is not null;
