package io.qrpay.registry.image;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The image of a code, for printing. */
@Path("/v1/qrs/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}/image")
@Tag(name = "codes")
@PermitAll
class ImageResource {
    private final CodeImages images;

    ImageResource(CodeImages images) {
        this.images = images;
    }

    @GET
    @Operation(
            operationId = "qrImage",
            summary =
                    "The image of a code; format (svg, png), size of a PNG in pixels with its quiet zone (up to 2000),"
                            + " quietZone in modules (0 to 16, 4 when absent)")
    @APIResponse(responseCode = "200", description = "The image")
    @APIResponse(responseCode = "304", description = "It is still the one of If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no such code, or Vipps does not have it yet")
    @APIResponse(responseCode = "410", description = "The code is deleted, or its time is over")
    @APIResponse(responseCode = "503", description = "The vendor's image cannot be had now")
    public Uni<Response> image(
            UUID id,
            @RestQuery @Nullable String format,
            @RestQuery @Nullable String size,
            @RestQuery @Nullable String quietZone,
            @Context Request request) {
        return images.of(id, ImageWanted.of(format, size, quietZone)).map(image -> answer(image, request));
    }

    /**
     * Asked again each time, as a code that is dead must not be printed from a cache. A stranger's SVG may hold a script:
     * shown by itself it may do nothing.
     */
    private static Response answer(CodeImage image, Request request) {
        var tag = new EntityTag(image.tag());
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged == null ? Response.ok(image.bytes(), image.mediaType()) : unchanged;
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox")
                .build();
    }
}
