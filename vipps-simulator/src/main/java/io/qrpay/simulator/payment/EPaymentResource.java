package io.qrpay.simulator.payment;

import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.ErrorCode;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.answer.Problem;
import io.qrpay.simulator.fault.Operation;
import io.qrpay.simulator.gateway.Call;
import io.qrpay.simulator.gateway.Gateway;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** The ePayment API. */
@Path("/epayment/v1")
public class EPaymentResource {

    private final Gateway gateway;
    private final Payments payments;
    private final Creation creation;
    private final Modifying modifying;
    private final ForceApproval forceApproval;

    EPaymentResource(
            Gateway gateway, Payments payments, Creation creation, Modifying modifying, ForceApproval forceApproval) {
        this.gateway = gateway;
        this.payments = payments;
        this.creation = creation;
        this.modifying = modifying;
        this.forceApproval = forceApproval;
    }

    @POST
    @Path("payments")
    public Uni<Response> create(@Context HttpServerRequest request, byte[] body) {
        var tree = Json.read(body);
        var reference = tree.map(it -> it.path("reference").asText("")).orElse("");
        return gateway.pass(
                Operation.CREATE,
                request,
                reference,
                call -> tree.map(it -> creation.create(call, it, body))
                        .orElseGet(() -> Problem.invalid(call.path(), "body", "is no JSON")));
    }

    @GET
    @Path("payments/{reference}")
    public Uni<Response> get(@Context HttpServerRequest request, String reference) {
        return gateway.pass(
                Operation.GET,
                request,
                reference,
                call -> show(call, reference, payment -> PaymentAnswers.shown(payment, call.origin())));
    }

    @GET
    @Path("payments/{reference}/events")
    public Uni<Response> events(@Context HttpServerRequest request, String reference) {
        return gateway.pass(Operation.EVENTS, request, reference, call -> show(call, reference, PaymentAnswers::log));
    }

    @POST
    @Path("payments/{reference}/cancel")
    public Uni<Response> cancel(@Context HttpServerRequest request, String reference, byte[] body) {
        return modify(Operation.CANCEL, request, reference, body);
    }

    @POST
    @Path("payments/{reference}/capture")
    public Uni<Response> capture(@Context HttpServerRequest request, String reference, byte[] body) {
        return modify(Operation.CAPTURE, request, reference, body);
    }

    @POST
    @Path("payments/{reference}/refund")
    public Uni<Response> refund(@Context HttpServerRequest request, String reference, byte[] body) {
        return modify(Operation.REFUND, request, reference, body);
    }

    @POST
    @Path("test/payments/{reference}/approve")
    public Uni<Response> forceApprove(@Context HttpServerRequest request, String reference, byte[] body) {
        return gateway.pass(
                Operation.FORCE_APPROVE, request, reference, call -> forceApproval.approve(call, reference, body));
    }

    private Uni<Response> modify(Operation operation, HttpServerRequest request, String reference, byte[] body) {
        return gateway.pass(operation, request, reference, call -> modifying.modify(operation, call, reference, body));
    }

    private Answer show(Call call, String reference, Function<Payment, Answer> view) {
        return payments.find(call.msn(), reference)
                .map(payment -> payments.inTurn(payment, view))
                .orElseGet(() -> Problem.refused(call.path(), ErrorCode.REFERENCE_NOT_FOUND));
    }
}
