-- How far the facts of each partition are in these tables; written with them. A backup that is restored knows less than the
-- consumer group has read: the fold then begins here, not where the group is.
create table fold_progress (
    -- of payment.event.v1
    partition  int    primary key,
    -- the version that a fact right after the last one would have
    folded_to  bigint not null
);
