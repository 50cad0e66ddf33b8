package io.qrpay.initiator.display;

import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.contracts.payment.SoldLine;
import io.qrpay.screen.Amounts;
import io.qrpay.screen.Language;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a display shows.
 *
 * @param payment null when nobody pays
 * @param lines what is paid for; empty when the till did not say
 * @param secondsLeft until the QR ends, by the vendor's lifetime of it; null where nothing ends
 */
@TemplateData
record DisplayView(
        Scene scene,
        @Nullable PaymentStatus payment,
        List<SoldLine> lines,
        @Nullable Long secondsLeft) {
    static final DisplayView IDLE = new DisplayView(Scene.IDLE, null, List.of(), null);

    static DisplayView of(PaymentStatus payment, List<SoldLine> lines, Instant now) {
        return new DisplayView(Scene.of(payment), payment, lines, secondsLeft(payment, now));
    }

    private static @Nullable Long secondsLeft(PaymentStatus payment, Instant now) {
        var qr = payment.qr();
        return qr == null || qr.expiresAt() == null
                ? null
                : Math.max(0, Duration.between(now, qr.expiresAt()).toSeconds());
    }

    /** The class of its look. */
    public String look() {
        return scene.name().toLowerCase(Locale.ROOT);
    }

    public boolean isScan() {
        return scene == Scene.SCAN;
    }

    /** Where the QR's image is. */
    public String qrPath() {
        var shown = Objects.requireNonNull(payment, "only a payment has a QR");
        return "/v1/stores/" + shown.storeId() + "/payments/" + shown.reference() + "/qr";
    }

    /** What was given back, or else was asked for; nothing where nobody could read it. */
    public String amount(Language language) {
        var shown = Objects.requireNonNull(payment, "only a payment has an amount");
        var amount = scene == Scene.REFUNDED ? (Long) shown.refundedAmount() : shown.amount();
        return amount == null ? "" : written(amount, shown, language);
    }

    public String amount(SoldLine line, Language language) {
        return written(line.amount(), Objects.requireNonNull(payment, "lines are a payment's"), language);
    }

    private static String written(long amount, PaymentStatus payment, Language language) {
        return Amounts.written(
                amount, Objects.requireNonNull(payment.currency(), "each amount has a currency"), language);
    }
}
