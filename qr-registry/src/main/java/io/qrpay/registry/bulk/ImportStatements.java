package io.qrpay.registry.bulk;

/**
 * An import in SQL, on a table that only its connection sees. What {@link #INSERT} and {@link #EDIT} leave in a row is what
 * {@code Qr.wanted} and {@code Qr.edit} would.
 */
final class ImportStatements {
    static final String CREATE = """
            create temp table if not exists qr_import_line (
                line                 int primary key,
                id                   uuid not null,
                sent_id              text,
                kind                 text,
                msn                  text,
                code_id              text,
                chain_id             text,
                store_id             text,
                pos_id               text,
                location_description text,
                category             text,
                redirect_url         text,
                ttl_seconds          bigint,
                errors               text,
                holder               uuid,
                seen_edition         bigint,
                is_same              boolean,
                result               text generated always as (case
                    when errors is not null then 'WRONG'
                    when holder is null then 'CREATED'
                    when is_same then 'UNCHANGED'
                    else 'CHANGED' end) stored);
            truncate qr_import_line""";

    static final String DROP = "drop table pg_temp.qr_import_line";

    static final String ADD = """
            insert into qr_import_line (line, id, sent_id, kind, msn, code_id, chain_id, store_id, pos_id,
                location_description, category, redirect_url, ttl_seconds, errors)
            select * from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::bigint[], $14::text[])""";

    static final String ANALYZE = "analyze qr_import_line";

    /** Two imports at the same time are done one after the other; who waits too long is told to come back. */
    static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('qr-import'))";

    static final String NAME_DUPLICATES = """
            with same as (
                select line, first_value(line) over codes as first, nth_value(line, 2) over codes as second
                from qr_import_line where msn is not null
                window codes as (partition by msn, kind = 'REDIRECT', code_id order by line
                    rows between unbounded preceding and unbounded following))
            update qr_import_line as l set errors = '[{"name":"/codeId","reason":"is on line '
                || case when same.line = same.first then same.second else same.first end || ' as well"}]'
            from same where same.line = l.line and same.second is not null""";

    static final String COMPARE = """
            update qr_import_line as l set
                holder = q.id,
                seen_edition = q.edition,
                is_same = (q.chain_id, q.store_id, q.pos_id, q.location_description, q.category, q.redirect_url)
                    is not distinct from
                    (l.chain_id, l.store_id, l.pos_id, l.location_description, l.category, l.redirect_url),
                errors = coalesce(l.errors, case
                    when q.deleting then
                        '[{"name":"/codeId","reason":"is being deleted; it is free once its state is DELETED"}]'
                    when q.kind <> l.kind then
                        '[{"name":"/kind","reason":"cannot be changed: delete this code and make another"}]'
                    when l.ttl_seconds is not null and q.ttl_seconds is distinct from l.ttl_seconds then
                        '[{"name":"/ttl","reason":"cannot be changed: delete this code and make another"}]' end)
            from qr as q
            where q.msn = l.msn and q.code_id = l.code_id and (q.kind = 'REDIRECT') = (l.kind = 'REDIRECT')
                and q.state <> 'DELETED'""";

    static final String COUNT = "select result, count(*) from qr_import_line group by result";

    static final String INSERT = """
            insert into qr (id, kind, msn, code_id, chain_id, store_id, pos_id, location_description, category,
                redirect_url, ttl_seconds, edition, deleting, state, reprint, occurred_at, at_vipps, due_at, attempts,
                begun, version, published_version)
            select id, kind, msn, code_id, chain_id, store_id, pos_id, location_description, category,
                redirect_url, ttl_seconds, 1, false, 'WANTED', false, $1, false, $1, 0, 0, 1, 0
            from qr_import_line where result = 'CREATED' order by line""";

    /** By id, as everybody who changes several codes at once: two that go in different orders block each other. */
    static final String LOCK = """
            select from qr where id in (select holder from qr_import_line where result = 'CHANGED')
            order by id for update""";

    private static final String STAYS_IN_SYNC = """
            (q.state = 'IN_SYNC' and case when q.kind = 'REDIRECT'
                then q.redirect_url is not distinct from l.redirect_url
                else (q.location_description, q.category) is not distinct from (l.location_description, l.category) end)""";

    /** Leaves out what somebody else has edited since it was compared. */
    static final String EDIT = """
            update qr as q set
                chain_id = l.chain_id,
                store_id = l.store_id,
                pos_id = l.pos_id,
                location_description = l.location_description,
                category = l.category,
                redirect_url = l.redirect_url,
                edition = q.edition + 1,
                state = case when %1$s then 'IN_SYNC' else 'WANTED' end,
                due_at = case when %1$s then q.due_at else $1 end,
                attempts = case when %1$s then q.attempts else 0 end,
                failure_code = null,
                failure_detail = null,
                occurred_at = $1,
                version = q.version + 1
            from qr_import_line as l
            where l.result = 'CHANGED' and q.id = l.holder and q.edition = l.seen_edition and not q.deleting""".formatted(STAYS_IN_SYNC);

    static final String REPORT = """
            select line, sent_id, result, case when holder is not null then holder when $3 then id end, errors
            from qr_import_line where line > $1 order by line limit $2""";

    private ImportStatements() {}
}
