package io.qrpay.initiator.fold;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactBuilder;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.contracts.payment.Qr;
import io.qrpay.contracts.payment.Request;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Facts of one payment of 49.00 NOK, as the tests of the fold tell them. */
final class Tell {
    static final PaymentKey PAYMENT = new PaymentKey("123456", "oslo1-0001");
    static final long AMOUNT = 4_900;
    static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    static final String OURS = "c-ours";
    static final String THEIRS = "c-theirs";

    private Tell() {}

    static FactBuilder fact(FactName name, FactSource source, int second) {
        return Fact.of(PAYMENT, name, source, START.plusSeconds(second));
    }

    static Money kroner(long value) {
        return new Money(value, "NOK");
    }

    static Fact requested() {
        return requested(OURS, CaptureMode.AUTO, 0);
    }

    static Fact requested(String key, CaptureMode mode, int second) {
        var at = START.plusSeconds(second);
        return fact(FactName.REQUESTED, FactSource.TILL, second)
                .amount(kroner(AMOUNT))
                .idempotencyKey(key)
                .request(new Request("oslo-1", "till-3", at, at.plusSeconds(60), mode, null))
                .build();
    }

    static Fact refused(String key, String code) {
        return fact(FactName.REFUSED, FactSource.QRPAY, 1)
                .idempotencyKey(key)
                .failure(new Failure(code, "no"))
                .build();
    }

    static Fact created() {
        return fact(FactName.CREATED, FactSource.ANSWER, 1)
                .idempotencyKey(OURS)
                .amount(kroner(AMOUNT))
                .qr(new Qr("https://qr.example/1", null, START.plusSeconds(600)))
                .build();
    }

    static Fact webhook(FactName name, int second) {
        return fact(name, FactSource.WEBHOOK, second)
                .amount(kroner(AMOUNT))
                .idempotencyKey(name == FactName.CREATED ? OURS : null)
                .pspReference("psp-" + name)
                .build();
    }

    static Fact captured() {
        return fact(FactName.CAPTURED, FactSource.ANSWER, 20)
                .amount(kroner(AMOUNT))
                .idempotencyKey(OperationKey.of(PAYMENT, Operation.AUTO, 1))
                .aggregate(new Aggregate(AMOUNT, AMOUNT, 0, 0))
                .build();
    }

    static FactBuilder operation(FactName name, String id, int attempt) {
        return fact(name, FactSource.QRPAY, 30).operationId(id).attempt(attempt);
    }

    static Fact wish(FactName name, String commandId, @Nullable Long amount, int second) {
        return fact(name, FactSource.TILL, second)
                .commandId(commandId)
                .requestedBy("till-3")
                .amount(amount == null ? null : kroner(amount))
                .build();
    }

    /** An operation's first attempt took effect. */
    static Fact moved(FactName name, String operationId, long amount, int second) {
        return fact(name, FactSource.EVENT_LOG, second)
                .idempotencyKey(OperationKey.of(PAYMENT, operationId, 1))
                .amount(kroner(amount))
                .build();
    }
}
