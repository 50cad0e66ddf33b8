package io.qrpay.local.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.simulator.Books;
import java.time.Instant;
import java.util.List;

/** One payment of 100.00 as it is published and as it is in the books. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Samples() {}

    static PaymentStatus status(PaymentState state, long version, long authorized, long captured) {
        return new PaymentStatus(
                "100001/demo-000001",
                "100001",
                "demo-000001",
                "store-1",
                "till-1",
                version,
                state,
                true,
                captured > 0,
                10_000L,
                "NOK",
                authorized,
                captured,
                0,
                0,
                CaptureMode.AUTO,
                NOON,
                null,
                null,
                null,
                operations(captured),
                null,
                NOON);
    }

    private static List<Operation> operations(long captured) {
        var capture = new Operation(
                Operation.AUTO, Operation.Kind.CAPTURE, captured, 1, Operation.State.DONE, null, null, null);
        return captured > 0 ? List.of(capture) : List.of();
    }

    static PaymentLife life(PaymentStatus status) {
        return new PaymentLife(status, bytes(status), NOON);
    }

    static byte[] bytes(PaymentStatus status) {
        return status.toString().getBytes(UTF_8);
    }

    static Books books(String state, long authorized, long captured) {
        var entry = new Books.Entry(
                "100001",
                "demo-000001",
                state,
                "QR",
                null,
                "NOK",
                10_000,
                new Books.Aggregate(authorized, captured, 0, 0),
                new Books.Effects(1, captured > 0 ? 1 : 0, 0, 0),
                0,
                NOON,
                authorized > 0 ? NOON : null);
        return new Books(List.of(entry));
    }
}
