-- What a store's day adds up. The fold writes all of it, from facts alone.
alter table payment
    add column currency          text,
    add column amount            bigint not null default 0,
    add column authorized_amount bigint not null default 0,
    add column captured_amount   bigint not null default 0,
    add column refunded_amount   bigint not null default 0,
    add column cancelled_amount  bigint not null default 0,
    -- when money moved, [{"at", "amount"}], what was given back negative; null when none did
    add column moves             text,
    -- when money moved last, of a payment whose money did not move within an hour of being asked for; null for all others
    add column moved_late_at     timestamptz;

update payment set
    currency = status::jsonb ->> 'currency',
    amount = coalesce((status::jsonb ->> 'amount')::bigint, 0),
    authorized_amount = (status::jsonb ->> 'authorizedAmount')::bigint,
    captured_amount = (status::jsonb ->> 'capturedAmount')::bigint,
    refunded_amount = (status::jsonb ->> 'refundedAmount')::bigint,
    cancelled_amount = (status::jsonb ->> 'cancelledAmount')::bigint;

-- Each capture and refund that was told with its key; the fold writes what Vipps told in sums only with the payment's next fact.
with told as (
    select payment_key, name, key, coalesce(min(at) filter (where source in ('WEBHOOK', 'EVENT_LOG')), min(at)) as at,
        max(amount) as amount
    from (
        select payment_key, told.name, told.source, told."idempotencyKey" as key, told."occurredAt" as at,
            (told.amount ->> 'value')::bigint as amount
        from payment_fact cross join lateral jsonb_to_record(fact::jsonb)
            as told(name text, success boolean, source text, "idempotencyKey" text, amount jsonb, "occurredAt" timestamptz)
        where told.name in ('CAPTURED', 'REFUNDED') and told.success
    ) as facts
    where key is not null and amount is not null
    group by payment_key, name, key
), moved as (
    select payment_key, min(at) as first_at, max(at) as last_at,
        json_agg(json_build_object('at', at, 'amount', case name when 'CAPTURED' then amount else -amount end) order by at)
            as moves
    from told group by payment_key
)
update payment set
    moves = moved.moves::text,
    moved_late_at = case when first_at < requested_at or last_at >= requested_at + interval '1 hour' then last_at end
from moved
where moved.payment_key = payment.payment_key and captured_amount > 0;

-- Few rows each. Neither costs an update its place in the page: is_final changes together with columns that are indexed
-- already, and a late move is rare.
create index payment_open on payment (store_id, requested_at, payment_key) where not is_final;
create index payment_moved_late on payment (store_id, moved_late_at) where moved_late_at is not null;
