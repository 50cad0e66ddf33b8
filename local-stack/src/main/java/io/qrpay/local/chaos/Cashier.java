package io.qrpay.local.chaos;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.command.PaymentCommand;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.journal.PaymentJournal;
import io.qrpay.local.journal.PaymentLife;
import io.qrpay.local.kafka.TopicWriter;
import io.qrpay.local.till.Sale;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Gives commands, each twice: captures of MANUAL payments in full or in parts, cancels of some of them and of some AUTO ones
 * at any moment, and refunds. What is wanted of a payment follows from its reference.
 */
final class Cashier {
    /** The command id of the cancel of a whole payment. */
    static final String CANCEL = "cancel";

    private static final String TOPIC = "payment.command.v1";
    private static final double CHANGES_MIND = 0.15;
    private static final int LONGEST_THOUGHT_MILLIS = 3_000;

    private final TopicWriter writer;
    private final PaymentJournal journal;
    private final Set<String> given = new HashSet<>();

    Cashier(TopicWriter writer, PaymentJournal journal) {
        this.writer = writer;
        this.journal = journal;
    }

    /** Gives what is due by now. */
    void look(List<Sale> sales) {
        sales.forEach(this::look);
    }

    /** How many commands there were. */
    int commands() {
        return given.size();
    }

    /** Whether the till wanted this payment cancelled. */
    boolean cancelled(Sale sale) {
        return given.contains(sale.paymentKey() + " " + CANCEL);
    }

    private void look(Sale sale) {
        var random = new SplittableRandom(sale.paymentKey().hashCode());
        var changesMind = random.nextDouble() < CHANGES_MIND;
        var thought = Duration.ofMillis(random.nextInt(LONGEST_THOUGHT_MILLIS));
        if (changesMind && Instant.now().isAfter(sale.intendedAt().plus(thought))) {
            give(sale, Kind.CANCEL, CANCEL, null);
        }
        if (sale.checkout().captureMode() == CaptureMode.MANUAL && !changesMind) {
            journal.life(sale.paymentKey()).map(PaymentLife::latest).ifPresent(status -> settle(sale, status, random));
        }
    }

    private void settle(Sale sale, PaymentStatus status, SplittableRandom random) {
        var amount = sale.checkout().amount().value();
        var part = random.nextLong(1, amount);
        var releases = random.nextBoolean();
        if (status.state() == PaymentState.AUTHORIZED) {
            give(sale, Kind.CAPTURE, "part", part);
            if (releases) {
                give(sale, Kind.CANCEL, "rest", null);
            } else {
                give(sale, Kind.CAPTURE, "rest", amount - part);
            }
        }
        if (status.isFinal() && status.capturedAmount() > 0 && random.nextInt(3) == 0) {
            give(sale, Kind.REFUND, "refund", random.nextLong(1, status.capturedAmount() + 1));
        }
    }

    private void give(Sale sale, Kind kind, String commandId, @Nullable Long amount) {
        if (given.add(sale.paymentKey() + " " + commandId)) {
            var command = command(sale.checkout(), kind, commandId, amount);
            var key = command.storeId() + "/" + command.reference();
            var first = writer.send(TOPIC, key, command, Map.of());
            var again = writer.send(TOPIC, key, command, Map.of());
            if (first.isCancelled() || again.isCancelled()) {
                throw new IllegalStateException("a command was not sent");
            }
        }
    }

    private static PaymentCommand command(
            CheckoutRequested checkout, Kind kind, String commandId, @Nullable Long amount) {
        var money = amount == null ? null : new Money(amount, checkout.amount().currency());
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new PaymentCommand(
                checkout.storeId(), checkout.reference(), commandId, kind, money, checkout.posId(), now);
    }
}
