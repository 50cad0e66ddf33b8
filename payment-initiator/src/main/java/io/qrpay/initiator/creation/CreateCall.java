package io.qrpay.initiator.creation;

import io.qrpay.contracts.checkout.QrWish.Format;
import io.qrpay.contracts.payment.Qr;
import io.qrpay.vipps.epayment.CreateOutcome;
import io.qrpay.vipps.epayment.EpaymentApi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The create call of a payment and what its answer shows. */
@ApplicationScoped
class CreateCall {
    private final EpaymentApi vipps;
    private final CreationConfig config;

    CreateCall(EpaymentApi vipps, CreationConfig config) {
        this.vipps = vipps;
        this.config = config;
    }

    Uni<CreateOutcome> make(RequestedPayment payment) {
        return vipps.create(payment.key().msn(), CreateBody.of(payment), payment.idempotencyKey());
    }

    /** What the till shows; null when there is nothing to show. */
    @Nullable Qr qr(RequestedPayment payment, @Nullable String redirectUrl, Instant createdAt) {
        if (redirectUrl == null || !payment.hasQr()) {
            return null;
        }
        var expiresAt = createdAt.plus(config.lifetime());
        return CreateBody.format(payment.checkout()) == Format.CONTENT
                ? new Qr(null, redirectUrl, expiresAt)
                : new Qr(redirectUrl, null, expiresAt);
    }
}
