-- A code that the chain wants, and how it stands at Vipps. Not a projection: back it up.
create table qr (
    id                   uuid primary key,
    kind                 text        not null check (kind in ('REDIRECT', 'CALLBACK', 'MOBILEPAY')),
    msn                  text        not null,
    -- The merchant's id: of the redirect, the merchantQrId, the beacon id.
    code_id              text        not null,
    chain_id             text,
    store_id             text,
    pos_id               text,
    location_description text,
    category             text,
    redirect_url         text,
    ttl_seconds          bigint,

    -- Counts the edits: what an editor must have seen before the next one.
    edition              bigint      not null,
    -- Wanted no longer: to be deleted at Vipps.
    deleting             boolean     not null,
    state                text        not null check (state in ('WANTED', 'IN_SYNC', 'FAILED', 'DRIFTED', 'DELETED')),
    failure_code         text,
    failure_detail       text,
    -- What hangs in the store is dead for good.
    reprint              boolean     not null,
    occurred_at          timestamptz not null,

    -- Known to be there.
    at_vipps             boolean     not null,
    image_url            text,
    content              text,
    expires_at           timestamptz,
    synced_at            timestamptz,

    -- When the reconciler is to look at it; never, when there is nothing to do.
    due_at               timestamptz,
    -- How often in a row it did not get through.
    attempts             int         not null,
    -- How often its creation has been begun: after the second time an answer may have been lost.
    begun                int         not null,
    lease                uuid,
    leased_until         timestamptz,

    -- Grows with each change that is told; told as far as published_version.
    version              bigint      not null,
    published_version    bigint      not null
);

-- Callback codes share their ids with the old printed ones. An id is free again once its code is deleted.
create unique index qr_code on qr (msn, (kind = 'REDIRECT'), code_id) where state <> 'DELETED';
create index qr_store on qr (store_id, id);
create index qr_chain on qr (chain_id, id);
create index qr_due on qr (due_at) where due_at is not null;
create index qr_unpublished on qr (id) where published_version < version;
