package io.qrpay.initiator.checkout;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.Request;
import io.qrpay.initiator.checkout.CheckoutReading.Rest;
import io.qrpay.initiator.checkout.CheckoutReading.Unreadable;
import io.qrpay.initiator.creation.CreationConfig;
import io.qrpay.initiator.creation.CreationKey;
import io.qrpay.vipps.salesunit.SalesUnits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a till that its checkout breaks the contract, where it can be told which payment that was to be. The fact carries
 * a key of its own, so it never touches a payment that lives under the same reference.
 */
@ApplicationScoped
class CheckoutRefusal {
    private static final String UNREADABLE = "unreadable";

    private final SalesUnits salesUnits;
    private final CreationKey keys;
    private final CreationConfig config;

    CheckoutRefusal(SalesUnits salesUnits, CreationKey keys, CreationConfig config) {
        this.salesUnits = salesUnits;
        this.keys = keys;
        this.config = config;
    }

    /** The REFUSED; empty when store or reference cannot be read or the store is unknown. */
    Optional<Fact> of(CheckoutRecord record, Unreadable reading) {
        var storeId = record.store(reading.rest());
        var reference = record.reference(reading.rest());
        return storeId == null || reference == null
                ? Optional.empty()
                : salesUnits
                        .msnOf(storeId, requestedAt(record, reading.rest()))
                        .map(msn -> refused(new PaymentKey(msn, reference), storeId, record, reading));
    }

    private Fact refused(PaymentKey payment, String storeId, CheckoutRecord record, Unreadable reading) {
        return Fact.of(
                        payment,
                        FactName.REFUSED,
                        FactSource.QRPAY,
                        record.incoming().time())
                .idempotencyKey(keys.ofUnreadable(record.incoming().value()))
                .request(request(storeId, record, reading.rest()))
                .failure(new Failure(Failure.INVALID, reading.detail()))
                .build();
    }

    /** What could not be read is the default, so that the store finds the refusal among its payments. */
    private Request request(String storeId, CheckoutRecord record, Rest rest) {
        return new Request(
                storeId,
                or(rest.posId(), UNREADABLE),
                requestedAt(record, rest),
                record.incoming().time().plus(or(rest.validFor(), config.validFor())),
                or(rest.captureMode(), CaptureMode.AUTO),
                null);
    }

    private static Instant requestedAt(CheckoutRecord record, Rest rest) {
        return or(rest.requestedAt(), record.incoming().time());
    }

    private static <T> T or(@Nullable T read, T otherwise) {
        return read == null ? otherwise : read;
    }
}
