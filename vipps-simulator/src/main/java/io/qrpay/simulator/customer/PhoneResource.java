package io.qrpay.simulator.customer;

import io.qrpay.simulator.legacy.Customer;
import io.qrpay.simulator.legacy.Customer.Act;
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
    private final Customer customer;

    PhoneResource(RedirectUrls redirectUrls, Approval approval, Customer customer) {
        this.redirectUrls = redirectUrls;
        this.approval = approval;
        this.customer = customer;
    }

    @GET
    public Response show(@QueryParam("token") @Nullable String token) {
        return does(token, payment -> {}, Act.OPEN);
    }

    @POST
    @Path("approve")
    public Response approve(@QueryParam("token") @Nullable String token) {
        return does(token, approval::approve, Act.APPROVE);
    }

    @POST
    @Path("decline")
    public Response decline(@QueryParam("token") @Nullable String token) {
        return does(token, approval::decline, Act.DECLINE);
    }

    /** @param decision of a payment; of an older API's, the act */
    private Response does(@Nullable String token, Consumer<Payment> decision, Act act) {
        var known = Objects.requireNonNullElse(token, "");
        var payment = redirectUrls.find(known);
        payment.ifPresent(decision);
        return page(payment.map(Screen::of).or(() -> customer.does(act, known).map(Screen::of)), known);
    }

    private static Response page(Optional<Screen> screen, String token) {
        return screen.map(found -> Response.ok(PhonePage.of(found, token)))
                .orElse(Response.status(404).entity(PhonePage.unknown()))
                .build();
    }
}
