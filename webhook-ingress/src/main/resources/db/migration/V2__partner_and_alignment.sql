-- A partner's registration is for all sales units of its credentials, which the configuration names.
alter table registration alter column msn drop not null;
alter table registration add column partner text;
alter table registration add constraint registration_party check (num_nonnulls(msn, partner) = 1);

-- Who compared a party with the vendor last: one replica's work serves all. May be emptied at any time.
create table alignment (
    party          text        primary key,
    -- what was wished then: another wish is to be compared at once
    terms          text        not null,
    compared_at    timestamptz not null,
    -- another system has its one check-in registration
    check_in_taken boolean     not null
);
