package io.qrpay.simulator.customer;

import io.qrpay.simulator.payment.Approval;
import io.qrpay.simulator.payment.Payment;
import io.qrpay.simulator.payment.RedirectUrls;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The page behind a code: a phone that scans it can approve or decline. */
@Path("/phone")
@Produces("text/html;charset=UTF-8")
@NonBlocking
public class PhoneResource {

    private final RedirectUrls redirectUrls;
    private final Approval approval;

    PhoneResource(RedirectUrls redirectUrls, Approval approval) {
        this.redirectUrls = redirectUrls;
        this.approval = approval;
    }

    @GET
    public Response show(@QueryParam("token") @Nullable String token) {
        return page(find(token), token);
    }

    @POST
    @Path("approve")
    public Response approve(@QueryParam("token") @Nullable String token) {
        return decide(token, approval::approve);
    }

    @POST
    @Path("decline")
    public Response decline(@QueryParam("token") @Nullable String token) {
        return decide(token, approval::decline);
    }

    private Response decide(@Nullable String token, Consumer<Payment> decision) {
        var payment = find(token);
        payment.ifPresent(decision);
        return page(payment, token);
    }

    private Optional<Payment> find(@Nullable String token) {
        return redirectUrls.find(Objects.requireNonNullElse(token, ""));
    }

    private static Response page(Optional<Payment> payment, @Nullable String token) {
        return payment.map(found -> Response.ok(PhonePage.of(found, String.valueOf(token))))
                .orElse(Response.status(404).entity(PhonePage.unknown()))
                .build();
    }
}
