package io.qrpay.initiator.till;

import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.contracts.payment.Qr;
import io.qrpay.initiator.creation.CreationOutcome;
import io.qrpay.initiator.creation.CreationOutcome.Created;
import io.qrpay.initiator.creation.CreationOutcome.Open;
import io.qrpay.initiator.creation.CreationOutcome.Refused;
import io.qrpay.initiator.creation.CreationOutcome.Waiting;
import io.qrpay.initiator.creation.RequestedPayment;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a till is told of its checkout; in the form of a status, before any status has been published. */
final class TillAnswers {
    private TillAnswers() {}

    static Response of(CreationOutcome outcome) {
        return switch (outcome) {
            case Created created
            when created.qr() != null || !created.payment().hasQr() ->
                answer(Response.Status.CREATED, created.payment(), PaymentState.AWAITING_CUSTOMER, created.qr());
            case Created created -> later(created.payment());
            case Open open -> later(open.payment());
            case Waiting waiting -> later(waiting.payment());
            case Refused refused -> throw new ProblemFound(problem(refused.failure()));
        };
    }

    /** The payment has been asked for, and the till looks at its status for what became of it. */
    private static Response later(RequestedPayment payment) {
        return answer(Response.Status.ACCEPTED, payment, PaymentState.REQUESTED, null);
    }

    private static Response answer(
            Response.Status status, RequestedPayment payment, PaymentState state, @Nullable Qr qr) {
        return Response.status(status)
                .location(location(payment))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(status(payment, state, qr))
                .build();
    }

    private static URI location(RequestedPayment payment) {
        return URI.create("/v1/stores/" + payment.checkout().storeId() + "/payments/"
                + payment.key().reference());
    }

    private static Problem problem(Failure failure) {
        var type = failure.code().equals(Failure.CONFLICT) ? TillProblem.REFERENCE_TAKEN : TillProblem.PAYMENT_REFUSED;
        return Problem.of(type).detail(failure.detail()).code(failure.code());
    }

    /** Version 0: the first published one is newer. */
    private static PaymentStatus status(RequestedPayment payment, PaymentState state, @Nullable Qr qr) {
        var checkout = payment.checkout();
        return new PaymentStatus(
                payment.key().toString(),
                payment.key().msn(),
                payment.key().reference(),
                checkout.storeId(),
                checkout.posId(),
                0,
                state,
                false,
                false,
                payment.amount().value(),
                payment.amount().currency(),
                0,
                0,
                0,
                0,
                payment.captureMode(),
                checkout.requestedAt(),
                null,
                null,
                qr,
                List.of(),
                null,
                checkout.requestedAt());
    }
}
