package io.qrpay.vipps.ecom;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.vipps.call.Call;
import io.qrpay.vipps.call.CallAnswer;
import io.qrpay.vipps.call.VippsCalls;
import io.qrpay.vipps.ecom.EcomOutcome.Progress;
import io.qrpay.vipps.http.Answer;
import io.qrpay.vipps.http.Operation;
import io.qrpay.vipps.http.VippsJson;
import io.qrpay.vipps.salesunit.Party;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The eCom API over HTTP. */
@ApplicationScoped
class EcomCalls implements EcomApi {
    private static final Pattern ORDER_ID = Pattern.compile("[a-zA-Z0-9-]{1,50}");
    private static final ObjectReader DETAILS = VippsJson.readerFor(Details.class);

    private final VippsCalls calls;

    EcomCalls(VippsCalls calls) {
        this.calls = calls;
    }

    @Override
    public Uni<EcomOutcome> payment(String msn, String orderId) {
        return Uni.createFrom().deferred(() -> calls.make(call(msn, orderId))).map(EcomCalls::outcome);
    }

    private static Call call(String msn, String orderId) {
        if (!ORDER_ID.matcher(orderId).matches()) {
            throw new IllegalArgumentException("orderId must have 1 to 50 letters, digits and hyphens");
        }
        var path = "/ecomm/v2/payments/" + orderId + "/details";
        return new Call(Operation.ECOM_DETAILS, new Party.SalesUnit(msn), HttpMethod.GET, path, null, null, null);
    }

    private static EcomOutcome outcome(CallAnswer answer) {
        return switch (answer.answer()) {
            case Answer.Success success -> success.<Details>read(DETAILS).found();
            case Answer.Failure failure -> failed(failure);
        };
    }

    private static EcomOutcome failed(Answer.Failure failure) {
        return switch (failure.status()) {
            case 404 -> new EcomOutcome.Missing();
            default -> new EcomOutcome.Refused(failure.definite());
        };
    }

    /** What is told of a payment, the newest entry first. */
    @RegisterForReflection
    record Details(String orderId, List<Entry> transactionLogHistory) {
        Details {
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(transactionLogHistory, "transactionLogHistory");
        }

        EcomOutcome found() {
            return new EcomOutcome.Found(
                    orderId, transactionLogHistory.stream().anyMatch(Entry::hasTransaction), progress());
        }

        private Progress progress() {
            return transactionLogHistory.stream()
                    .filter(Entry::operationSuccess)
                    .flatMap(entry -> entry.progress().stream())
                    .findFirst()
                    .orElse(Progress.INITIATED);
        }
    }

    /** One entry of the log. */
    @RegisterForReflection
    record Entry(
            @Nullable LogOperation operation,
            boolean operationSuccess,
            @Nullable String transactionId) {

        boolean hasTransaction() {
            return transactionId != null && !transactionId.isEmpty();
        }

        Optional<Progress> progress() {
            return Optional.ofNullable(operation).map(LogOperation::progress);
        }
    }

    /** The vendor's names. */
    enum LogOperation {
        INITIATE(Progress.INITIATED),
        RESERVE(Progress.RESERVED),
        SALE(Progress.CAPTURED),
        CAPTURE(Progress.CAPTURED),
        REFUND(Progress.REFUNDED),
        CANCEL(Progress.CANCELLED),
        VOID(Progress.CANCELLED),
        @JsonEnumDefaultValue
        UNKNOWN(null);

        private final @Nullable Progress progress;

        LogOperation(@Nullable Progress progress) {
            this.progress = progress;
        }

        @Nullable Progress progress() {
            return progress;
        }
    }
}
