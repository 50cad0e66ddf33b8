package io.qrpay.contracts.qr;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qrpay.contracts.CloudEvent;
import io.qrpay.contracts.payment.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one QR code stands; a record of {@code qr.status.v1}. Holds neither its image nor its target.
 *
 * @param id the registry's own, a UUID
 * @param kind what the code is for
 * @param msn merchant serial number of the sales unit
 * @param codeId the merchant's id: of the redirect, the merchantQrId, the beacon id; of a one-time code that of its order
 *     or agreement, where known
 * @param chainId the chain; absent where nobody told
 * @param storeId the store; absent where nobody told, or where it hangs in none
 * @param posId the till, where the code belongs to one
 * @param version grows with each change of this code, gaps are usual; the highest is the latest
 * @param state where it stands
 * @param isFinal nothing more will be told of it
 * @param failure why it FAILED, or how it DRIFTED
 * @param reprint what was printed is dead: the code must be printed anew
 * @param occurredAt when it came to stand so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QrStatus(
        String id,
        QrKind kind,
        String msn,
        @Nullable String codeId,
        @Nullable String chainId,
        @Nullable String storeId,
        @Nullable String posId,
        long version,
        QrState state,
        @JsonProperty("final") boolean isFinal,
        @Nullable Failure failure,
        boolean reprint,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant occurredAt) {

    /** The Kafka key, {@code <msn>/<id>}. */
    @JsonIgnore
    public String key() {
        return msn + "/" + id;
    }

    /**
     * The CloudEvent that this status travels as; its id is the same for each telling of one version.
     *
     * @param service the service that tells it, e.g. {@code /qr-registry}
     */
    public CloudEvent cloudEvent(String service) {
        return new CloudEvent(key() + "#" + version, state.cloudEventType(), service, key(), occurredAt);
    }
}
