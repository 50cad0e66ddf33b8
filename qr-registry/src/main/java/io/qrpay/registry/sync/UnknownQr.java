package io.qrpay.registry.sync;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.qrpay.contracts.qr.QrKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A code at Vipps that nobody has asked for here.
 *
 * @param kind REDIRECT or CALLBACK; an old printed one shows as the latter
 * @param foundAt when it was first listed
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnknownQr(
        String msn,
        QrKind kind,
        String codeId,
        @Nullable String redirectUrl,
        @Nullable String locationDescription,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant foundAt) {

    static UnknownQr of(Object[] row) {
        return new UnknownQr(
                (String) row[0],
                (Boolean) row[1] ? QrKind.REDIRECT : QrKind.CALLBACK,
                (String) row[2],
                (String) row[3],
                (String) row[4],
                ((OffsetDateTime) row[5]).toInstant());
    }
}
