package io.qrpay.initiator.desk;

import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.screen.Amounts;
import io.qrpay.screen.Language;
import io.qrpay.screen.Times;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a cashier sees of one payment, and may do with it.
 *
 * @param path of the till's page
 * @param zone where the store is
 * @param now when it was drawn: the time of what is asked for from here
 */
@TemplateData
record DeskView(String path, PaymentStatus payment, ZoneId zone, Instant now) {
    private static final Set<PaymentState> OPEN = Set.of(PaymentState.REQUESTED, PaymentState.AWAITING_CUSTOMER);

    DeskView {
        now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The class of its colour. */
    public String mood() {
        return Mood.of(payment.state());
    }

    /** Names what is shown, so that the stream does not tell it once more. */
    String seen() {
        return payment.reference() + "@" + payment.version();
    }

    public String reference() {
        return payment.reference();
    }

    /** When it was asked for; nothing where nobody could read that. */
    public String time(Language language) {
        var time = payment.requestedAt();
        return time == null ? "" : Times.written(time, zone, language);
    }

    /** Nothing where nobody could read the checkout's amount. */
    public String amount(Language language) {
        return payment.amount() == null ? "" : written(payment.amount(), language);
    }

    public String written(long amount, Language language) {
        return Amounts.written(
                amount, Objects.requireNonNull(payment.currency(), "each amount has a currency"), language);
    }

    /** What is still to be taken, and nobody takes by itself. */
    public long left() {
        return payment.authorizedAmount() - payment.capturedAmount() - payment.cancelledAmount();
    }

    public long taken() {
        return payment.capturedAmount() - payment.refundedAmount();
    }

    public boolean canBeCancelled() {
        return OPEN.contains(payment.state()) || left() > 0;
    }

    public boolean canBeCaptured() {
        return left() > 0;
    }

    public boolean canBeRefunded() {
        return taken() > 0;
    }

    /** Whether something is being done: what it leaves is not known yet, so nothing more is asked for meanwhile. */
    public boolean isBusy() {
        return payment.operations().stream().anyMatch(operation -> operation.state() == Operation.State.PENDING);
    }

    /** What was refused, the latest first. */
    public List<Operation> refused() {
        return payment.operations().stream()
                .filter(operation -> operation.state() == Operation.State.REFUSED)
                .toList()
                .reversed();
    }

    /** The name of a wish from here: one per version, so that nobody asks for the same twice by two clicks. */
    public String commandId(String kind) {
        return kind + "-" + payment.version();
    }

    public String field(long amount) {
        return Sum.written(amount);
    }
}
