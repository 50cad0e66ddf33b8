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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Gives commands, each twice: captures of MANUAL payments in full or in parts, cancels of some of them and of some AUTO ones
 * at any moment, and refunds. What is wanted of a payment follows from its reference.
 */
final class Cashier {
    /** The command id of the cancel of a whole payment. */
    static final String CANCEL = "cancel";

    private static final String PART = "part";
    private static final String REST = "rest";
    private static final String REFUND = "refund";
    private static final List<String> COMMANDS = List.of(PART, REST, REFUND);
    private static final String TOPIC = "payment.command.v1";
    private static final double CHANGES_MIND = 0.15;
    private static final int LONGEST_THOUGHT_MILLIS = 3_000;

    private final TopicWriter writer;
    private final PaymentJournal journal;
    private final Map<String, Given> given = new ConcurrentHashMap<>();

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
        return given.containsKey(idOf(sale, CANCEL));
    }

    /**
     * What the till wants of the payment by now. What the broker never took was not said: no cancel counts by it. Who has
     * captured a part wants the rest cancelled only.
     *
     * @param superseded whether another checkout took its place
     * @param customers who may pay
     */
    Wanted wanted(Sale sale, boolean superseded, Set<String> customers) {
        var amount = sale.checkout().amount().value();
        var cancel = given.get(idOf(sale, CANCEL));
        var captures = given.containsKey(idOf(sale, PART));
        return new Wanted(
                sale.paymentKey(),
                amount,
                customers,
                superseded && !captures || cancel != null && cancel.isTaken(),
                sale.checkout().captureMode() == CaptureMode.MANUAL ? sum(sale, Kind.CAPTURE) : amount,
                sum(sale, Kind.REFUND));
    }

    private long sum(Sale sale, Kind kind) {
        return COMMANDS.stream()
                .map(command -> given.get(idOf(sale, command)))
                .filter(Objects::nonNull)
                .filter(one -> one.kind() == kind)
                .mapToLong(Given::amount)
                .sum();
    }

    private static String idOf(Sale sale, String commandId) {
        return sale.paymentKey() + " " + commandId;
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
            give(sale, Kind.CAPTURE, PART, part);
            if (releases) {
                give(sale, Kind.CANCEL, REST, null);
            } else {
                give(sale, Kind.CAPTURE, REST, amount - part);
            }
        }
        if (status.isFinal() && status.capturedAmount() > 0 && random.nextInt(3) == 0) {
            give(sale, Kind.REFUND, REFUND, random.nextLong(1, status.capturedAmount() + 1));
        }
    }

    private void give(Sale sale, Kind kind, String commandId, @Nullable Long amount) {
        given.computeIfAbsent(idOf(sale, commandId), absent -> {
            var command = command(sale.checkout(), kind, commandId, amount);
            var key = command.storeId() + "/" + command.reference();
            var first = writer.send(TOPIC, key, command, Map.of());
            var again = writer.send(TOPIC, key, command, Map.of());
            return new Given(kind, amount == null ? 0 : amount, List.of(first, again));
        });
    }

    /** A command that was given. */
    private record Given(Kind kind, long amount, List<Future<RecordMetadata>> sent) {
        /** Whether the broker has it, once or twice. */
        boolean isTaken() {
            return sent.stream().anyMatch(one -> one.state() == Future.State.SUCCESS);
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
