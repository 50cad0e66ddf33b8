-- A till's display asks for the till's latest payment.
create index payment_by_till_time on payment (store_id, pos_id, requested_at desc, payment_key desc);
