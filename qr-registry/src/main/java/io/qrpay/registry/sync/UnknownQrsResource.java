package io.qrpay.registry.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qrpay.access.Role;
import io.qrpay.problem.QueryReading;
import io.qrpay.problem.Rule;
import io.qrpay.registry.code.OwnStores;
import io.qrpay.registry.sync.UnknownQrs.Place;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Codes at Vipps that nobody has asked for here, as the last listings found them. */
@Path("/v1/unknown-qrs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OPERATOR, Role.AUDITOR})
public class UnknownQrsResource {
    private static final int USUAL = 50;
    private static final Rule<Integer> LIMIT = Rule.number(1, 200);
    private static final Rule<Place> CURSOR =
            new Rule<>("must be the next of a page before", UnknownQrsResource::place);

    private final UnknownQrs unknownQrs;
    private final OwnStores own;

    UnknownQrsResource(UnknownQrs unknownQrs, OwnStores own) {
        this.unknownQrs = unknownQrs;
        this.own = own;
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

    /** By sales unit and id. */
    @GET
    @WithSession
    public Uni<Page> list(@QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
        own.check(null);
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
