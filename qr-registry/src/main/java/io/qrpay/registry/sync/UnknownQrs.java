package io.qrpay.registry.sync;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of codes at Vipps that nobody has asked for here. */
@ApplicationScoped
class UnknownQrs {
    private static final String NO_MORE = """
            delete from unknown_qr
            where msn = :msn and (redirect, code_id) not in (
                select r, id from unnest(cast(:redirects as boolean[]), cast(:ids as text[])) as listed (r, id))
            """;

    private static final String KEEP = """
            insert into unknown_qr (msn, redirect, code_id, redirect_url, location_description, found_at)
            select :msn, r, id, url, location, now()
            from unnest(
                cast(:redirects as boolean[]), cast(:ids as text[]), cast(:urls as text[]), cast(:locations as text[]))
                as listed (r, id, url, location)
            on conflict (msn, redirect, code_id) do update
            set redirect_url = excluded.redirect_url, location_description = excluded.location_description
            """;

    private static final String LIST = """
            select msn, redirect, code_id, redirect_url, location_description, found_at from unknown_qr
            where msn > :afterMsn or msn = :afterMsn and (redirect, code_id) > (:afterRedirect, :afterId)
            order by msn, redirect, code_id
            """;

    private static final String FORGET = "delete from unknown_qr where msn = :msn";

    /** Exactly these of the sales unit. */
    Uni<Void> keep(String msn, Listing listing) {
        var rows = rows(listing);
        var redirects = rows.stream().map(Row::redirect).toArray(Boolean[]::new);
        var ids = rows.stream().map(Row::id).toArray(String[]::new);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NO_MORE)
                        .setParameter("msn", msn)
                        .setParameter("redirects", redirects)
                        .setParameter("ids", ids)
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(KEEP)
                                .setParameter("msn", msn)
                                .setParameter("redirects", redirects)
                                .setParameter("ids", ids)
                                .setParameter(
                                        "urls", rows.stream().map(Row::url).toArray(String[]::new))
                                .setParameter(
                                        "locations",
                                        rows.stream().map(Row::location).toArray(String[]::new))
                                .executeUpdate()))
                .replaceWithVoid();
    }

    private static List<Row> rows(Listing listing) {
        var redirects = listing.redirects().values().stream().map(it -> new Row(true, it.id(), it.redirectUrl(), null));
        var callbacks = listing.callbacks().values().stream()
                .map(it -> new Row(false, it.merchantQrId(), null, it.locationDescription()));
        return Stream.concat(redirects, callbacks).toList();
    }

    /** None of the sales unit any more. */
    Uni<Void> forget(String msn) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("msn", msn)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** So many, after the one that a page before ended with. */
    Uni<List<UnknownQr>> page(@Nullable Place after, int most) {
        var place = Objects.requireNonNullElse(after, Place.FIRST);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LIST, Object[].class)
                        .setParameter("afterMsn", place.msn())
                        .setParameter("afterRedirect", place.redirect())
                        .setParameter("afterId", place.codeId())
                        .setMaxResults(most)
                        .getResultList())
                .map(rows -> rows.stream().map(UnknownQr::of).toList());
    }

    private record Row(
            boolean redirect,
            String id,
            @Nullable String url,
            @Nullable String location) {}

    /** Where a page ended. */
    record Place(String msn, boolean redirect, String codeId) {
        static final Place FIRST = new Place("", false, "");
    }
}
