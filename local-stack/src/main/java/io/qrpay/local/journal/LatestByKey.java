package io.qrpay.local.journal;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.qrpay.contracts.payment.PaymentStatus;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest status of each payment, at one moment. */
final class LatestByKey {
    private final Map<String, PaymentStatus> latest;

    LatestByKey(Collection<PaymentLife> lives) {
        latest = lives.stream().map(PaymentLife::latest).collect(toMap(PaymentStatus::paymentKey, identity()));
    }

    @Nullable PaymentStatus of(String paymentKey) {
        return latest.get(paymentKey);
    }
}
