package io.qrpay.initiator.till;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tills that cannot reach the vendor get its image through here. */
@Path("/v1/stores/{storeId}/payments/{reference}/qr")
@Tag(name = "payments")
@PermitAll
class QrResource {
    private final ScreenQr qr;

    QrResource(ScreenQr qr) {
        this.qr = qr;
    }

    @GET
    @Operation(
            operationId = "paymentQr",
            summary = "The QR as an image; format (SVG, PNG) and size (100 to 2000) are for one that is drawn here")
    @APIResponse(responseCode = "200", description = "The vendor's image in the form that the checkout asked for")
    @APIResponse(responseCode = "404", description = "There is no QR yet, or the till draws it itself")
    @APIResponse(responseCode = "410", description = "The QR is no longer good")
    public Uni<Response> image(
            String storeId, String reference, @RestQuery @Nullable String format, @RestQuery @Nullable String size) {
        return qr.of(storeId, reference, QrWanted.of(format, size)).map(QrResource::answer);
    }

    /** A stranger's SVG may hold a script: shown by itself it may do nothing. */
    private static Response answer(QrImage image) {
        return Response.ok(image.bytes(), image.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .build();
    }
}
