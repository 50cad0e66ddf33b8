package io.qrpay.registry.code;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.qr.QrKind;
import io.qrpay.contracts.qr.QrState;
import io.qrpay.vipps.qr.QrLocation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code as callers see it.
 *
 * @param id ours; it never changes and is never used again
 * @param ttl seconds from its creation at Vipps on
 * @param deleting the chain wants it no longer
 * @param reprint what hangs in the store is dead for good
 * @param content what it holds, where that is known
 * @param image where its image is, here
 * @param edition counts the edits; the ETag
 * @param version grows with each change that is told on {@code qr.status.v1}
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QrView(
        UUID id,
        QrKind kind,
        String msn,
        String codeId,
        @Nullable String chainId,
        @Nullable String storeId,
        @Nullable String posId,
        @Nullable String locationDescription,
        QrLocation.@Nullable Category category,
        @Nullable String redirectUrl,
        @Nullable Long ttl,
        QrState state,
        @Nullable Failure failure,
        boolean deleting,
        boolean reprint,
        @Nullable String content,
        @Nullable String image,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant expiresAt,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant syncedAt,

        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant occurredAt,
        long edition,
        long version) {

    public static QrView of(Qr qr) {
        var wanted = qr.wanted();
        return new QrView(
                qr.id(),
                wanted.kind(),
                wanted.msn(),
                wanted.codeId(),
                wanted.chainId(),
                wanted.storeId(),
                wanted.posId(),
                wanted.locationDescription(),
                wanted.category(),
                wanted.redirectUrl(),
                wanted.ttlSeconds(),
                qr.state(),
                qr.failure().orElse(null),
                qr.isDeleting(),
                qr.isReprint(),
                qr.content().orElse(null),
                qr.imageUrl().map(url -> "/v1/qrs/" + qr.id() + "/image").orElse(null),
                qr.expiresAt().orElse(null),
                qr.syncedAt().orElse(null),
                qr.occurredAt(),
                qr.edition(),
                qr.version());
    }
}
