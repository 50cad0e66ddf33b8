package io.qrpay.simulator.payment;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes payments as the vendor's answers. */
final class PaymentAnswers {

    private static final ObjectWriter CREATED = Json.writerFor(Created.class);
    private static final ObjectWriter SHOWN = Json.writerFor(Shown.class);
    private static final ObjectWriter MODIFIED = Json.writerFor(Modified.class);
    private static final ObjectWriter LOG = Json.writerFor(Entry[].class);

    private PaymentAnswers() {}

    static Answer created(Payment payment, Optional<String> redirectUrl) {
        return Answer.json(201, Json.write(CREATED, new Created(redirectUrl.orElse(null), payment.reference())));
    }

    static Answer shown(Payment payment, String origin) {
        var approved = payment.state() == State.AUTHORIZED;
        var shares = approved && !payment.order().scope().isEmpty();
        var shown = new Shown(
                Totals.of(payment, payment.aggregate()),
                payment.amount(),
                payment.state(),
                new Method(payment.order().paymentMethod(), approved ? "492556" : null),
                new Profile(shares ? Person.subOf(payment) : null),
                PspReference.of(payment.number()),
                landingPageOf(payment, origin),
                payment.reference(),
                payment.order().metadata(),
                shares ? Person.ADA : null,
                approved ? Timestamps.captureGuarantee(payment.approvedAt()) : null);
        return Answer.json(200, Json.write(SHOWN, shown));
    }

    /** @param contentType the vendor's document declares that of a problem, even for a success */
    static Answer modified(Payment payment, Modification.Done done, String contentType) {
        var modified = new Modified(
                payment.amount(),
                done.state(),
                Totals.of(payment, done.aggregate()),
                PspReference.of(payment.number()),
                payment.reference());
        return Answer.of(200, contentType, Json.write(MODIFIED, modified));
    }

    static Answer log(Payment payment) {
        var entries =
                payment.events().stream().map(event -> Entry.of(payment, event)).toArray(Entry[]::new);
        return Answer.json(200, Json.write(LOG, entries));
    }

    /** Never the code on the screen: that one is in the create's own answer only. */
    private static @Nullable String landingPageOf(Payment payment, String origin) {
        return payment.order().userFlow() == UserFlow.WEB_REDIRECT
                ? RedirectUrls.phoneUrl(origin, RedirectUrls.tokenOf(payment))
                : null;
    }

    record Created(@Nullable String redirectUrl, String reference) {}

    record Shown(
            Totals aggregate,
            Amount amount,
            State state,
            Method paymentMethod,
            Profile profile,
            String pspReference,
            @Nullable String redirectUrl,
            String reference,
            @Nullable Map<String, String> metadata,
            @Nullable Person userDetails,
            @Nullable String captureGuaranteedUntil) {}

    record Method(String type, @Nullable String cardBin) {}

    record Profile(@Nullable String sub) {}

    record Modified(Amount amount, State state, Totals aggregate, String pspReference, String reference) {}

    record Totals(Amount authorizedAmount, Amount cancelledAmount, Amount capturedAmount, Amount refundedAmount) {
        static Totals of(Payment payment, Aggregate aggregate) {
            var currency = payment.amount().currency();
            return new Totals(
                    new Amount(currency, aggregate.authorized()),
                    new Amount(currency, aggregate.cancelled()),
                    new Amount(currency, aggregate.captured()),
                    new Amount(currency, aggregate.refunded()));
        }
    }

    record Entry(
            String reference,
            String pspReference,
            EventName name,
            Amount amount,
            String timestamp,
            @Nullable String idempotencyKey,
            boolean success) {
        static Entry of(Payment payment, PaymentEvent event) {
            return new Entry(
                    payment.reference(),
                    event.pspReference(),
                    event.name(),
                    new Amount(payment.amount().currency(), event.amount()),
                    Timestamps.ofLog(event),
                    event.key(),
                    event.success());
        }
    }
}
