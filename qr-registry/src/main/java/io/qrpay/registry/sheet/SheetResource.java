package io.qrpay.registry.sheet;

import io.qrpay.access.Role;
import io.qrpay.registry.code.OwnStores;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A page of labels for the printer. */
@Path("/v1/sheets")
@Tag(name = "codes")
@RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
class SheetResource {
    /** The page has texts of the chain's, so nothing on it runs and nothing comes from elsewhere. */
    private static final String POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private final Sheets sheets;
    private final OwnStores own;

    SheetResource(Sheets sheets, OwnStores own) {
        this.sheets = sheets;
        this.own = own;
    }

    @GET
    @Operation(
            operationId = "sheet",
            summary =
                    "The codes of stores (storeId, repeatable) or of a chain (chainId), of one kind or all, on A4 pages"
                            + " with labels that are 50, 70 or 100 mm wide (label)")
    @APIResponse(responseCode = "200", description = "A page for the printer, up to 2,000 codes")
    public Uni<Response> sheet(@BeanParam SheetQuery query) {
        var wanted = query.read();
        if (wanted.storeIds().isEmpty()) {
            own.check(null);
        }
        return sheets.of(wanted)
                .chain(sheet -> SheetTemplates.sheet(sheet).createUni())
                .map(SheetResource::answer);
    }

    private static Response answer(String page) {
        return Response.ok(page, MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", POLICY)
                .build();
    }
}
