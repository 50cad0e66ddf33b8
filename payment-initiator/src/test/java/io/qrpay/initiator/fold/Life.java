package io.qrpay.initiator.fold;

import static io.qrpay.contracts.payment.FactName.ABORTED;
import static io.qrpay.contracts.payment.FactName.AUTHORIZED;
import static io.qrpay.contracts.payment.FactName.CANCELLED;
import static io.qrpay.contracts.payment.FactName.CANCEL_WANTED;
import static io.qrpay.contracts.payment.FactName.CAPTURED;
import static io.qrpay.contracts.payment.FactName.CAPTURE_DUE;
import static io.qrpay.contracts.payment.FactName.CAPTURE_WANTED;
import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.EXPIRED;
import static io.qrpay.contracts.payment.FactName.OPERATION_DEFERRED;
import static io.qrpay.contracts.payment.FactName.OPERATION_REFUSED;
import static io.qrpay.contracts.payment.FactName.OPERATION_RESUMED;
import static io.qrpay.contracts.payment.FactName.REFUNDED;
import static io.qrpay.contracts.payment.FactName.REFUND_WANTED;
import static io.qrpay.contracts.payment.FactName.TERMINATED;

import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.OperationKey;
import io.qrpay.contracts.payment.PaymentState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A made-up life of one payment, as the vendor's books would hold it, and what the various sources told of it: each
 * happening by at least one that can be counted, by the others at random, with the differences that real sources have.
 */
final class Life {
    private static final List<FactName> WISHES = List.of(CAPTURE_WANTED, CANCEL_WANTED, REFUND_WANTED);

    private final Random random;
    final List<Fact> told = new ArrayList<>();
    private long authorized;
    private long captured;
    private long refunded;
    private long cancelled;
    private @Nullable FactName ended;
    private int second = 1;

    Life(long seed) {
        random = new Random(seed);
        told.add(Tell.requested());
        created();
        othersUseTheReference();
        tillsWish();
        switch (random.nextInt(6)) {
            case 0 -> end(ABORTED);
            case 1 -> end(EXPIRED);
            case 2 -> end(TERMINATED);
            case 3 -> {}
            default -> approved();
        }
    }

    PaymentState expectedState() {
        if (refunded > 0) {
            return refunded == captured && settled() ? PaymentState.REFUNDED : PaymentState.PARTIALLY_REFUNDED;
        }
        if (captured > 0) {
            return settled() ? PaymentState.CAPTURED : PaymentState.PARTIALLY_CAPTURED;
        }
        if (authorized > 0) {
            return settled() ? PaymentState.CANCELLED : PaymentState.AUTHORIZED;
        }
        return ended == null ? PaymentState.AWAITING_CUSTOMER : PaymentState.valueOf(ended.name());
    }

    List<Long> expectedSums() {
        return List.of(authorized, captured, refunded, ended == TERMINATED ? Tell.AMOUNT : cancelled);
    }

    private boolean settled() {
        return captured + cancelled == authorized;
    }

    private void created() {
        told.add(Tell.created());
        tellAtRandom(CREATED, Tell.AMOUNT, Tell.OURS);
    }

    private void othersUseTheReference() {
        if (random.nextInt(4) == 0) {
            told.add(Tell.requested(Tell.THEIRS, CaptureMode.AUTO, random.nextInt(-30, 30)));
            told.add(Tell.refused(Tell.THEIRS, Failure.CONFLICT));
        }
        if (random.nextInt(4) == 0) {
            told.add(Tell.refused("x-bad", Failure.INVALID));
        }
    }

    /** Whether they come true or not. */
    private void tillsWish() {
        for (int wish = random.nextInt(4); wish > 0; wish--) {
            var id = "w-" + random.nextInt(3);
            var amount = Tell.kroner(random.nextLong(1, Tell.AMOUNT + 1));
            var name = WISHES.get(random.nextInt(WISHES.size()));
            told.add(Tell.fact(name, FactSource.TILL, random.nextInt(60))
                    .commandId(id)
                    .requestedBy("till-3")
                    .amount(name == CANCEL_WANTED ? null : amount)
                    .build());
            answered(id);
        }
    }

    private void answered(String id) {
        var name = random.nextBoolean() ? OPERATION_REFUSED : OPERATION_DEFERRED;
        if (random.nextInt(3) == 0) {
            told.add(Tell.operation(name, id, random.nextInt(1, 3))
                    .failure(new Failure("6260", null))
                    .notBefore(random.nextInt(3) == 0 && name == OPERATION_REFUSED ? null : Tell.START.plusSeconds(100))
                    .build());
        }
    }

    private void end(FactName name) {
        ended = name;
        tellSurely(name, Tell.AMOUNT, null);
    }

    private void approved() {
        authorized = Tell.AMOUNT;
        tellSurely(AUTHORIZED, Tell.AMOUNT, Tell.OURS);
        operationsWaited();
        wasDue();
        while (captured < authorized && random.nextInt(3) > 0) {
            capture(random.nextBoolean() ? authorized - captured : random.nextLong(1, authorized - captured + 1));
        }
        if (captured < authorized && random.nextInt(3) == 0) {
            cancelled = authorized - captured;
            tellSurely(CANCELLED, cancelled, null);
        }
        while (refunded < captured && random.nextInt(3) == 0) {
            refund(random.nextLong(1, captured - refunded + 1));
        }
    }

    private void operationsWaited() {
        if (random.nextInt(3) == 0) {
            var later = Tell.START.plusSeconds(100);
            var name = random.nextBoolean() ? OPERATION_REFUSED : OPERATION_DEFERRED;
            told.add(Tell.operation(name, Operation.AUTO, 1)
                    .failure(new Failure("6260", null))
                    .notBefore(later)
                    .build());
            if (random.nextBoolean()) {
                told.add(Tell.operation(OPERATION_RESUMED, Operation.AUTO, 1)
                        .notBefore(later)
                        .build());
            }
        }
    }

    private void wasDue() {
        if (random.nextInt(4) == 0) {
            told.add(Tell.fact(CAPTURE_DUE, FactSource.QRPAY, 200)
                    .captureGuaranteedUntil(Tell.START.plusSeconds(300))
                    .build());
        }
    }

    private void capture(long amount) {
        captured += amount;
        var key = captured == authorized && amount == authorized
                ? OperationKey.of(Tell.PAYMENT, Operation.AUTO, 1)
                : "cap-" + captured;
        tellSurely(CAPTURED, amount, key);
    }

    private void refund(long amount) {
        refunded += amount;
        tellSurely(REFUNDED, amount, "ref-" + refunded);
    }

    /** One source that can be counted, then the others as they like. */
    private void tellSurely(FactName name, long amount, @Nullable String key) {
        second++;
        var sources = List.of(FactSource.ANSWER, FactSource.WEBHOOK, FactSource.EVENT_LOG);
        told.add(tell(name, sources.get(random.nextInt(sources.size())), amount, key));
        tellAtRandom(name, amount, key);
    }

    private void tellAtRandom(FactName name, long amount, @Nullable String key) {
        for (var source : Set.copyOf(EnumSet.of(FactSource.WEBHOOK, FactSource.EVENT_LOG))) {
            if (random.nextBoolean()) {
                // A webhook may come without its key: it must then not be counted a second time.
                told.add(tell(
                        name, source, amount, source == FactSource.WEBHOOK && random.nextInt(3) == 0 ? null : key));
            }
        }
        if (authorized > 0 && random.nextInt(3) == 0) {
            told.add(Tell.fact(AUTHORIZED, FactSource.GET, second)
                    .aggregate(new Aggregate(authorized, captured, refunded, cancelled))
                    .build());
        }
    }

    private Fact tell(FactName name, FactSource source, long amount, @Nullable String key) {
        var digits = source == FactSource.EVENT_LOG ? 123_456_700 : 123_000_000;
        return Fact.of(
                        Tell.PAYMENT,
                        name,
                        source,
                        Tell.START.plusSeconds(second).plusNanos(digits))
                .amount(Tell.kroner(amount))
                .idempotencyKey(key)
                .pspReference("psp-" + name + "-" + second)
                .build();
    }
}
