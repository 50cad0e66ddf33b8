package io.qrpay.registry.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qrpay.problem.QueryReading;
import io.qrpay.problem.Rule;
import io.qrpay.registry.sync.UnknownQrs.Place;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Codes at Vipps that nobody has asked for here, page by page. */
@ApplicationScoped
public class UnknownQrList {
    private static final int USUAL = 50;
    private static final Rule<Integer> LIMIT = Rule.number(1, 200);
    private static final Rule<Place> CURSOR = new Rule<>("must be the next of a page before", UnknownQrList::place);

    private final UnknownQrs unknownQrs;

    UnknownQrList(UnknownQrs unknownQrs) {
        this.unknownQrs = unknownQrs;
    }

    /**
     * One page of them.
     *
     * @param next the {@code cursor} of the page after; absent on the last
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<UnknownQr> unknownQrs, @Nullable String next) {

        static Page of(List<UnknownQr> found, int limit) {
            var shown = found.subList(0, Math.min(limit, found.size()));
            return new Page(shown, found.size() > limit ? cursor(shown.getLast()) : null);
        }
    }

    /** Within a session. Ends with INVALID_QUERY, which names each parameter that is wrong. */
    public Uni<Page> page(@Nullable String cursor, @Nullable String limit) {
        var reading = new QueryReading();
        var most = Objects.requireNonNullElse(reading.read("limit", limit, LIMIT), USUAL);
        var after = reading.read("cursor", cursor, CURSOR);
        reading.check();
        return unknownQrs.page(after, most + 1).map(found -> Page.of(found, most));
    }

    private static String cursor(UnknownQr last) {
        var redirect = last.redirectUrl() != null;
        var plain = last.msn() + " " + redirect + " " + last.codeId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Place place(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 3);
            return parts.length == 3 ? new Place(parts[0], Boolean.parseBoolean(parts[1]), parts[2]) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
