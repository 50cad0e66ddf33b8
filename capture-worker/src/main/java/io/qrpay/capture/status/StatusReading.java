package io.qrpay.capture.status;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.contracts.payment.Qr;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads statuses; unknown members are ignored. */
@ApplicationScoped
@RegisterForReflection(targets = {PaymentStatus.class, Operation.class, Qr.class, Failure.class})
class StatusReading {
    private final ObjectReader json;

    StatusReading(ObjectMapper mapper) {
        this.json = mapper.readerFor(PaymentStatus.class);
    }

    /** @throws UnreadableStatus when it is none */
    PaymentStatus read(byte[] bytes) {
        try {
            return checked(json.readValue(bytes));
        } catch (IOException e) {
            throw new UnreadableStatus(where(e));
        }
    }

    /** Members that JSON can leave out although nothing can be done without them. */
    private static PaymentStatus checked(@Nullable PaymentStatus status) {
        if (status == null || isAbsent(status.msn()) || isAbsent(status.reference()) || isAbsent(status.occurredAt())) {
            throw new UnreadableStatus("msn, reference and occurredAt must be there");
        }
        return status;
    }

    private static boolean isAbsent(@Nullable Object member) {
        return member == null;
    }

    /** Which member is wrong, without what it holds. */
    private static String where(IOException e) {
        return e instanceof JsonMappingException mapping ? "not a status at member " + path(mapping) : "not JSON";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
