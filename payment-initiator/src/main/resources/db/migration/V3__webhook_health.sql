-- How the webhooks of sales units fared that were in trouble at least once: what replicas tell each other. Neither projection
-- nor source: it may be lost, and is then learnt again.
create table webhook_health (
    msn        text        primary key,
    -- when an event was found last that no webhook had brought in time
    missed_at  timestamptz not null,
    -- when a webhook came in time last, long enough after that; null when none did yet
    arrived_at timestamptz,
    changed_at timestamptz not null
);
