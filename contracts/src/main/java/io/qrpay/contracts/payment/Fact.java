package io.qrpay.contracts.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.qrpay.contracts.CloudEvent;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing learnt or wanted about a payment; a record of {@code payment.event.v1}. Which members are set depends on the
 * name; facts that speak of the same happening are merged member by member. A fact says the same each time it is told:
 * it holds no time of sending.
 *
 * @param msn merchant serial number of the sales unit
 * @param reference the till's reference
 * @param name what happened
 * @param success false: it was tried and failed, e.g. a CAPTURED that captured nothing
 * @param source how it was learnt
 * @param occurredAt the vendor's timestamp where it has one, else ours
 * @param amount the event's own amount; on REQUESTED the payment's
 * @param idempotencyKey of the call that caused it, at most 50 characters; on REQUESTED and REFUSED that of the create
 * @param pspReference the vendor's id of this event
 * @param request what was asked for; REQUESTED and, as far as it could be read, REFUSED
 * @param qr what to show; CREATED from our own answer or a GET
 * @param aggregate the vendor's sums, where the answer or the GET told them
 * @param captureGuaranteedUntil AUTHORIZED, where told; on CAPTURE_DUE the deadline, our estimate where not told
 * @param failure why; REFUSED, OPERATION_REFUSED, OPERATION_DEFERRED
 * @param commandId the till's id of a wish; {@code *_WANTED}
 * @param requestedBy who wished it; {@code *_WANTED}
 * @param operationId which operation; {@code OPERATION_*}
 * @param attempt which attempt of it, from 1; {@code OPERATION_*}
 * @param notBefore when it is tried again; {@code OPERATION_*}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fact(
        String msn,
        String reference,
        FactName name,
        boolean success,
        FactSource source,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant occurredAt,
        @Nullable Money amount,
        @Nullable String idempotencyKey,
        @Nullable String pspReference,
        @Nullable Request request,
        @Nullable Qr qr,
        @Nullable Aggregate aggregate,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant captureGuaranteedUntil,

        @Nullable Failure failure,
        @Nullable String commandId,
        @Nullable String requestedBy,
        @Nullable String operationId,
        @Nullable Integer attempt,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant notBefore) {

    /** The Kafka key. */
    @JsonIgnore
    public PaymentKey paymentKey() {
        return new PaymentKey(msn, reference);
    }

    /**
     * The CloudEvent that this fact travels as; its id is the same for each telling of the same fact by one service.
     *
     * @param service the service that tells it, e.g. {@code /capture-worker}
     */
    public CloudEvent cloudEvent(String service) {
        var key = paymentKey().toString();
        var id = key + "#" + name + "#" + source + "#" + distinction();
        return new CloudEvent(id, name.cloudEventType(), service, key, occurredAt);
    }

    /** What tells it from others of its name and source. */
    private String distinction() {
        return operationId == null
                ? Stream.of(commandId, pspReference, idempotencyKey)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("")
                : operationId + "/" + attempt + "/" + notBefore;
    }

    /** A builder for the members that the name needs; {@code success} is true unless said otherwise. */
    public static FactBuilder of(PaymentKey key, FactName name, FactSource source, Instant occurredAt) {
        return new FactBuilder(key, name, source, occurredAt);
    }

    /** A builder that starts from this fact. */
    public FactBuilder with() {
        return new FactBuilder(this);
    }
}
