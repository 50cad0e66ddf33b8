package io.qrpay.initiator.till;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Turns away who asks for an unknown payment. */
@Singleton
class KnownPaymentFilter {
    private final StatusLookUp lookUp;

    KnownPaymentFilter(StatusLookUp lookUp) {
        this.lookUp = lookUp;
    }

    /** No response when the payment is known: the request goes on. */
    @ServerRequestFilter
    @KnownPayment
    public Uni<Response> turnAway(UriInfo uri) {
        var path = uri.getPathParameters();
        return lookUp.find(path.getFirst("storeId"), path.getFirst("reference")).map(known -> null);
    }
}
