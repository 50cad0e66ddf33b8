package io.qrpay.registry.onetime;

import io.qrpay.problem.ProblemFound;
import io.qrpay.registry.code.OwnStores;
import io.qrpay.registry.code.QrProblem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Turns away who asks for an unknown one-time code. */
@Singleton
class KnownCodeFilter {
    private final OneTimeRows rows;
    private final OwnStores own;

    KnownCodeFilter(OneTimeRows rows, OwnStores own) {
        this.rows = rows;
        this.own = own;
    }

    /** No response when the code is known: the request goes on. */
    @ServerRequestFilter
    @KnownCode
    public Uni<Response> turnAway(UriInfo uri) {
        var reach = own.reach();
        return rows.find(UUID.fromString(uri.getPathParameters().getFirst("id")))
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemFound(QrProblem.UNKNOWN_QR))
                .invoke(qr -> reach.check(qr.storeId()))
                .map(known -> null);
    }
}
