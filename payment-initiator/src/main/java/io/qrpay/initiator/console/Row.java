package io.qrpay.initiator.console;

import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.desk.Mood;
import io.qrpay.screen.Amounts;
import io.qrpay.screen.Language;
import io.qrpay.screen.Times;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment as people see it.
 *
 * @param zone where its store is
 */
@TemplateData
record Row(PaymentStatus payment, ZoneId zone) {

    public String path() {
        return "/console/stores/" + payment.storeId() + "/payments/" + payment.reference();
    }

    /** On its till's page. */
    public String atTill() {
        return "/till/" + payment.storeId() + "/" + payment.posId() + "?reference=" + payment.reference();
    }

    public String mood() {
        return Mood.of(payment.state());
    }

    /** When it was asked for. */
    public String time(Language language) {
        return written(Objects.requireNonNullElse(payment.requestedAt(), payment.occurredAt()), language);
    }

    public String written(@Nullable Instant time, Language language) {
        return time == null ? "" : Times.written(time, zone, language);
    }

    /** Nothing where nobody could read it. */
    public String amount(@Nullable Long amount, Language language) {
        return amount == null || payment.currency() == null
                ? ""
                : Amounts.written(amount, payment.currency(), language);
    }

    public boolean isInTrouble() {
        return payment.failure() != null
                || payment.operations().stream().anyMatch(operation -> operation.state() == Operation.State.REFUSED);
    }
}
