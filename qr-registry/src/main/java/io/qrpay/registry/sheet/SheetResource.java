package io.qrpay.registry.sheet;

import io.qrpay.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A page of labels for the printer. */
@Path("/v1/sheets")
@Tag(name = "codes")
@RolesAllowed({Role.STORE_MANAGER, Role.OPERATOR, Role.AUDITOR})
class SheetResource {
    private final SheetPage page;

    SheetResource(SheetPage page) {
        this.page = page;
    }

    @GET
    @Operation(
            operationId = "sheet",
            summary =
                    "The codes of stores (storeId, repeatable) or of a chain (chainId), of one kind or all, on A4 pages"
                            + " with labels that are 50, 70 or 100 mm wide (label)")
    @APIResponse(responseCode = "200", description = "A page for the printer, up to 2,000 codes")
    public Uni<Response> sheet(@BeanParam SheetQuery query) {
        return page.of(page.wanted(query), "");
    }
}
