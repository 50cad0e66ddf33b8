package io.qrpay.simulator.customer;

import io.qrpay.simulator.answer.Problem;
import io.qrpay.simulator.deed.Deed;
import io.qrpay.simulator.payment.Approval;
import io.qrpay.simulator.payment.Payment;
import io.qrpay.simulator.payment.Payments;
import io.qrpay.simulator.payment.State;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A customer who does what a test says. */
@Path("/simulator/payments/{reference}")
@NonBlocking
public class CustomerResource {

    private static final int LONGEST_PROCESSING = 600_000;

    private final Payments payments;
    private final Approval approval;

    CustomerResource(Payments payments, Approval approval) {
        this.payments = payments;
        this.approval = approval;
    }

    /**
     * Approves a payment that waits for it.
     *
     * @param msn needed only when several sales units have a payment of this reference
     * @param processingMillis how long the reservation takes once the customer has said yes; until then no cancel is let in
     */
    @POST
    @Path("approve")
    public Response approve(
            String reference,
            @QueryParam("msn") @Nullable String msn,
            @QueryParam("processingMillis") @DefaultValue("0") int processingMillis) {
        if (processingMillis < 0 || processingMillis > LONGEST_PROCESSING) {
            return problem(400, "processingMillis is from 0 to " + LONGEST_PROCESSING, reference);
        }
        return decide(reference, msn, payment -> approval.approve(payment, processingMillis, Deed.Who.PROGRAM));
    }

    /**
     * Declines a payment that waits for a decision.
     *
     * @param msn needed only when several sales units have a payment of this reference
     */
    @POST
    @Path("decline")
    public Response decline(String reference, @QueryParam("msn") @Nullable String msn) {
        return decide(reference, msn, payment -> approval.decline(payment, Deed.Who.PROGRAM));
    }

    private Response decide(String reference, @Nullable String msn, Function<Payment, State> decision) {
        var found = msn == null
                ? payments.findAll(reference)
                : payments.find(msn, reference).stream().toList();
        return switch (found.size()) {
            case 0 -> problem(404, "There is no such payment.", reference);
            case 1 -> decided(found, decision);
            default -> problem(409, "Several sales units have this reference: say which by ?msn=", reference);
        };
    }

    private static Response decided(List<Payment> found, Function<Payment, State> decision) {
        var payment = found.getFirst();
        var before = decision.apply(payment);
        return before == State.CREATED
                ? Response.ok(new Decision(payment.msn(), payment.reference(), payment.state()))
                        .build()
                : problem(409, "The payment is %s: there is nothing to decide.".formatted(before), payment.reference());
    }

    private static Response problem(int status, String detail, String reference) {
        return Problem.of(status, "No decision", detail, "/simulator/payments/" + reference)
                .toResponse();
    }

    /** The payment as the customer left it. */
    public record Decision(String msn, String reference, State state) {}
}
