package io.qrpay.registry.console;

import io.qrpay.problem.ProblemFound;
import io.qrpay.registry.code.OwnStores;
import io.qrpay.registry.code.QrProblem;
import io.qrpay.registry.code.Qrs;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Turns away who wants the stream of a code that is not known, or not theirs. */
class OwnCodeFilter {
    private final Qrs qrs;
    private final OwnStores own;

    OwnCodeFilter(Qrs qrs, OwnStores own) {
        this.qrs = qrs;
        this.own = own;
    }

    /** No response when the request may go on. */
    @ServerRequestFilter
    @OwnCode
    public Uni<Response> turnAway(UriInfo uri) {
        var reach = own.reach();
        var id = UUID.fromString(uri.getPathParameters().getFirst("id"));
        return Panache.withSession(() -> qrs.findById(id))
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemFound(QrProblem.UNKNOWN_QR))
                .invoke(qr -> reach.check(qr.storeId()))
                .map(known -> null);
    }
}
