package io.qrpay.vipps.recurring;

import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.vipps.call.Call;
import io.qrpay.vipps.call.CallAnswer;
import io.qrpay.vipps.call.VippsCalls;
import io.qrpay.vipps.http.Answer;
import io.qrpay.vipps.http.Operation;
import io.qrpay.vipps.http.VippsJson;
import io.qrpay.vipps.recurring.AgreementOutcome.Status;
import io.qrpay.vipps.salesunit.Party;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Recurring API over HTTP. */
@ApplicationScoped
class RecurringCalls implements RecurringApi {
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]{1,36}");
    private static final ObjectReader AGREEMENT = VippsJson.readerFor(AgreementAnswer.class);

    private final VippsCalls calls;

    RecurringCalls(VippsCalls calls) {
        this.calls = calls;
    }

    @Override
    public Uni<AgreementOutcome> agreement(String msn, String agreementId) {
        return Uni.createFrom()
                .deferred(() -> calls.make(call(msn, agreementId)))
                .map(RecurringCalls::outcome);
    }

    private static Call call(String msn, String agreementId) {
        if (!ID.matcher(agreementId).matches()) {
            throw new IllegalArgumentException("agreementId must have 1 to 36 letters, digits, - and _");
        }
        var path = "/recurring/v3/agreements/" + agreementId;
        return new Call(Operation.AGREEMENT, new Party.SalesUnit(msn), HttpMethod.GET, path, null, null, null);
    }

    private static AgreementOutcome outcome(CallAnswer answer) {
        return switch (answer.answer()) {
            case Answer.Success success ->
                success.<AgreementAnswer>read(AGREEMENT).found();
            case Answer.Failure failure -> failed(failure);
        };
    }

    private static AgreementOutcome failed(Answer.Failure failure) {
        return switch (failure.status()) {
            case 404 -> new AgreementOutcome.Missing();
            default -> new AgreementOutcome.Refused(failure.definite());
        };
    }

    /** What is told of an agreement. */
    @RegisterForReflection
    record AgreementAnswer(String id, @Nullable Status status) {
        AgreementAnswer {
            Objects.requireNonNull(id, "id");
        }

        AgreementOutcome found() {
            return new AgreementOutcome.Found(id, Objects.requireNonNullElse(status, Status.UNKNOWN));
        }
    }
}
