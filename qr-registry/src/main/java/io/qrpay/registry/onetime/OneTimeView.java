package io.qrpay.registry.onetime;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.qr.QrState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A one-time code as callers see it.
 *
 * @param ecomOrderId of the eCom payment that is followed
 * @param agreementId of the agreement that is followed
 * @param image where its image is, here
 * @param expiresIn seconds that are left to scan it
 * @param isFinal nothing more will be told of it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record OneTimeView(
        UUID id,
        String msn,
        @Nullable String chainId,
        @Nullable String storeId,
        @Nullable String posId,
        @Nullable String ecomOrderId,
        @Nullable String agreementId,
        QrState state,
        @JsonProperty("final") boolean isFinal,
        @Nullable Failure failure,
        String image,
        long expiresIn,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant expiresAt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant occurredAt,
        long version) {

    static OneTimeView of(OneTimeCode qr, Instant now) {
        var status = qr.status();
        return new OneTimeView(
                qr.id(),
                qr.msn(),
                status.chainId(),
                status.storeId(),
                status.posId(),
                idOf(qr, Followed.Kind.ECOM),
                idOf(qr, Followed.Kind.AGREEMENT),
                qr.state(),
                qr.isEnded(),
                status.failure(),
                "/v1/one-time-qrs/" + qr.id() + "/image",
                secondsLeft(qr.expiresAt(), now),
                qr.expiresAt(),
                status.occurredAt(),
                qr.version());
    }

    private static @Nullable String idOf(OneTimeCode qr, Followed.Kind kind) {
        return qr.followed()
                .filter(followed -> followed.kind() == kind)
                .map(Followed::id)
                .orElse(null);
    }

    private static long secondsLeft(Instant expiresAt, Instant now) {
        return Math.max(0, Duration.between(now, expiresAt).plusMillis(500).toSeconds());
    }
}
