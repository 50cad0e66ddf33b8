-- Approved money of which something is left to take: what a deadline concerns. The fold writes these; all null or false otherwise.
alter table payment
    -- when the customer approved
    add column reserved_since   timestamptz,
    -- until when a capture is sure, where the vendor told
    add column guaranteed_until timestamptz,
    -- the clock has warned
    add column capture_due      boolean not null default false;

-- The fold writes the exact time with the payment's next fact; the till's is a little earlier.
update payment set reserved_since = requested_at,
    guaranteed_until = (status::jsonb ->> 'captureGuaranteedUntil')::timestamptz
where state in ('AUTHORIZED', 'PARTIALLY_CAPTURED');

create index payment_reserved on payment (store_id, reserved_since) where reserved_since is not null;
