package io.qrpay.initiator.creation;

import io.qrpay.contracts.checkout.QrWish;
import io.qrpay.contracts.checkout.QrWish.Format;
import io.qrpay.contracts.payment.Qr;
import io.qrpay.vipps.Amount;
import io.qrpay.vipps.epayment.CreateOutcome;
import io.qrpay.vipps.epayment.EpaymentApi;
import io.qrpay.vipps.epayment.PaymentToCreate;
import io.qrpay.vipps.epayment.QrFormat;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The create call of a payment and what its answer shows. What is sent is a function of the checkout alone. */
@ApplicationScoped
class CreateCall {
    private static final QrWish ANY = new QrWish(null, null);

    private final EpaymentApi vipps;
    private final CreationConfig config;

    CreateCall(EpaymentApi vipps, CreationConfig config) {
        this.vipps = vipps;
        this.config = config;
    }

    Uni<CreateOutcome> make(RequestedPayment payment) {
        return vipps.create(payment.key().msn(), body(payment), payment.idempotencyKey());
    }

    /** What the till shows; null when there is nothing to show. */
    @Nullable Qr qr(RequestedPayment payment, @Nullable String redirectUrl, Instant createdAt) {
        if (redirectUrl == null) {
            return null;
        }
        var expiresAt = createdAt.plus(config.lifetime());
        return wish(payment).format() == Format.CONTENT
                ? new Qr(null, redirectUrl, expiresAt)
                : new Qr(redirectUrl, null, expiresAt);
    }

    private static PaymentToCreate body(RequestedPayment payment) {
        var amount = new Amount(payment.amount().value(), payment.amount().currency());
        return PaymentToCreate.screenQr(
                payment.key().reference(),
                amount,
                format(wish(payment)),
                payment.checkout().description());
    }

    private static QrFormat format(QrWish wish) {
        return switch (Objects.requireNonNullElse(wish.format(), Format.SVG)) {
            case SVG -> QrFormat.svg();
            case PNG -> QrFormat.png(wish.size());
            case CONTENT -> QrFormat.targetUrl();
        };
    }

    private static QrWish wish(RequestedPayment payment) {
        return Objects.requireNonNullElse(payment.checkout().qr(), ANY);
    }
}
