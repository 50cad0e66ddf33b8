-- People look for payments of all stores by time, and for a reference without knowing the store.
create index payment_by_time on payment (requested_at desc, payment_key desc);
create index payment_by_reference on payment (reference, store_id);
drop index payment_by_store_reference;
