package io.qrpay.ingress.event;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of {@code epayments.payment.*}, without the members that may be personal. */
record PaymentEvent(
        @Nullable String msn,
        @Nullable String reference,
        @Nullable String pspReference,
        @Nullable String name,
        @Nullable Amount amount,
        @Nullable String timestamp,
        @Nullable Boolean success,
        @Nullable String idempotencyKey,
        @Nullable String captureGuaranteedUntil) {

    private static final Pattern REFERENCE = Pattern.compile("[a-zA-Z0-9-]{8,64}");
    private static final Pattern PSP_REFERENCE = Pattern.compile("[!-~]{1,100}");
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile(".{1,50}");

    private static final Map<String, FactName> NAMES = Map.of(
            "CREATED", FactName.CREATED,
            "AUTHORIZED", FactName.AUTHORIZED,
            "ABORTED", FactName.ABORTED,
            "EXPIRED", FactName.EXPIRED,
            "TERMINATED", FactName.TERMINATED,
            "CAPTURED", FactName.CAPTURED,
            "CANCELLED", FactName.CANCELLED,
            "REFUNDED", FactName.REFUNDED);

    /** Says what it says about a payment of a sales unit that the registration speaks of. */
    Reading reading(Scope scope) throws MalformedBody {
        var known = NAMES.get(Member.present(name, "name"));
        return known == null ? new Reading.Unknown() : reading(known, Member.present(msn, "msn"), scope);
    }

    private Reading reading(FactName known, String unit, Scope scope) throws MalformedBody {
        return Member.isCovered(unit, scope) ? new Reading.Payment(fact(known, unit)) : new Reading.Foreign();
    }

    private Fact fact(FactName known, String unit) throws MalformedBody {
        return Fact.of(key(unit), known, FactSource.WEBHOOK, Member.time(timestamp, "timestamp"))
                .success(Member.present(success, "success"))
                .amount(Member.present(amount, "amount").money())
                .idempotencyKey(Member.optional(idempotencyKey, IDEMPOTENCY_KEY, "idempotencyKey"))
                .pspReference(Member.formed(pspReference, PSP_REFERENCE, "pspReference"))
                .captureGuaranteedUntil(Member.optionalTime(captureGuaranteedUntil, "captureGuaranteedUntil"))
                .build();
    }

    private PaymentKey key(String unit) throws MalformedBody {
        return new PaymentKey(unit, Member.formed(reference, REFERENCE, "reference"));
    }

    /** An amount of the vendor's, in minor units. */
    record Amount(@Nullable Long value, @Nullable String currency) {
        private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

        Money money() throws MalformedBody {
            return new Money(notNegative(), Member.formed(currency, CURRENCY, "amount.currency"));
        }

        private long notNegative() throws MalformedBody {
            long minorUnits = Member.present(value, "amount.value");
            if (minorUnits < 0) {
                throw new MalformedBody("amount.value is negative");
            }
            return minorUnits;
        }
    }
}
