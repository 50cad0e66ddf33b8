package io.qrpay.vipps.epayment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.vipps.Amount;
import io.qrpay.vipps.Problem;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.call.CallAnswer;
import io.qrpay.vipps.http.Answer;
import io.qrpay.vipps.http.VippsJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the ePayment API's answers mean, by HTTP status and error code alone. A refusal is definite unless it speaks of another
 * call with the key, the reference or the payment, or an earlier attempt of the same call may have taken effect.
 */
final class AnswerReading {
    private static final Set<Integer> UNCLEAR_STATUS = Set.of(409, 423, 429);
    /** Key exists; reference exists; another call holds the payment. */
    private static final Set<String> UNCLEAR_CREATE = Set.of("4020", "4150", "6160");
    /** Key of another capture, of another refund; another call holds the payment; already captured, already refunded. */
    private static final Set<String> UNCLEAR_MODIFY = Set.of("4010", "4150", "6160", "6170", "6180");

    private static final ObjectReader CREATED = VippsJson.readerFor(CreateAnswer.class);
    private static final ObjectReader PAYMENT = VippsJson.readerFor(PaymentAnswer.class);
    private static final ObjectReader MODIFIED = VippsJson.readerFor(ModifyAnswer.class);
    private static final ObjectReader EVENTS = VippsJson.readerFor(new TypeReference<List<PaymentEvent>>() {});

    private AnswerReading() {}

    static CreateOutcome create(CallAnswer answer) {
        return switch (answer.answer()) {
            case Answer.Success success -> created(success);
            case Answer.Failure failure ->
                isUnclear(answer, failure, UNCLEAR_CREATE)
                        ? new CreateOutcome.Unclear(failure.problem(), failure.retryAfter())
                        : new CreateOutcome.Refused(failure.problem());
        };
    }

    private static CreateOutcome created(Answer.Success success) {
        return VippsJson.<CreateAnswer>read(CREATED, success.body())
                .<CreateOutcome>map(body -> new CreateOutcome.Created(body.reference(), body.redirectUrl()))
                .orElseGet(() -> new CreateOutcome.Unclear(unreadable(success), null));
    }

    static ModifyOutcome modify(CallAnswer answer) {
        return switch (answer.answer()) {
            case Answer.Success success -> modified(success);
            case Answer.Failure failure ->
                isUnclear(answer, failure, UNCLEAR_MODIFY)
                        ? new ModifyOutcome.Unclear(failure.problem(), failure.retryAfter())
                        : new ModifyOutcome.Refused(failure.problem());
        };
    }

    private static ModifyOutcome modified(Answer.Success success) {
        return VippsJson.<ModifyAnswer>read(MODIFIED, success.body())
                .<ModifyOutcome>map(body -> new ModifyOutcome.Done(body.state(), body.aggregate(), body.pspReference()))
                .orElseGet(() -> new ModifyOutcome.Unclear(unreadable(success), null));
    }

    static ReadOutcome payment(CallAnswer answer) {
        return switch (answer.answer()) {
            case Answer.Success success ->
                AnswerReading.<PaymentAnswer>readable(PAYMENT, success).found();
            case Answer.Failure failure when failure.status() == 404 -> new ReadOutcome.Unknown();
            case Answer.Failure failure -> throw unavailable(failure);
        };
    }

    static EventLogOutcome events(CallAnswer answer) {
        return switch (answer.answer()) {
            case Answer.Success success -> new EventLogOutcome.Known(eventsIn(success));
            case Answer.Failure failure when failure.status() == 404 -> new EventLogOutcome.UnknownPayment();
            case Answer.Failure failure -> throw unavailable(failure);
        };
    }

    private static List<PaymentEvent> eventsIn(Answer.Success success) {
        List<PaymentEvent> events = readable(EVENTS, success);
        if (events.contains(null)) {
            throw new VippsUnavailable("the event log cannot be read", null, unreadable(success));
        }
        return events;
    }

    private static boolean isUnclear(CallAnswer answer, Answer.Failure failure, Set<String> codes) {
        var code = failure.problem().code();
        return answer.answerLost() || UNCLEAR_STATUS.contains(failure.status()) || code != null && codes.contains(code);
    }

    private static Problem unreadable(Answer.Success success) {
        return new Problem(success.status(), null, "unreadable answer", null, null, List.of());
    }

    private static <T> T readable(ObjectReader reader, Answer.Success success) {
        return VippsJson.<T>read(reader, success.body())
                .orElseThrow(() -> new VippsUnavailable("the answer cannot be read", null, unreadable(success)));
    }

    /** A read that is neither answered nor answered with "unknown" has taught nothing: it is to be made again. */
    private static VippsUnavailable unavailable(Answer.Failure failure) {
        return new VippsUnavailable("Vipps did not answer the read", failure.retryAfter(), failure.problem());
    }

    /** The body of a 201. */
    @RegisterForReflection
    record CreateAnswer(String reference, @Nullable String redirectUrl) {
        CreateAnswer {
            Objects.requireNonNull(reference, "reference");
        }

        @Override
        public String toString() {
            return "CreateAnswer[reference=" + reference + "]";
        }
    }

    /** The body of a payment, as far as it is needed. */
    @RegisterForReflection
    record PaymentAnswer(
            String reference,
            VippsState state,
            Amount amount,
            Aggregate aggregate,
            String pspReference,
            @Nullable String redirectUrl,
            @Nullable Instant captureGuaranteedUntil) {

        PaymentAnswer {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(aggregate, "aggregate");
            Objects.requireNonNull(pspReference, "pspReference");
        }

        ReadOutcome.Found found() {
            return new ReadOutcome.Found(
                    reference, state, amount, aggregate, pspReference, redirectUrl, captureGuaranteedUntil);
        }

        @Override
        public String toString() {
            return "PaymentAnswer[reference=" + reference + "]";
        }
    }

    /** The body of a modification; its {@code amount} is the payment's, so it is of no use. */
    @RegisterForReflection
    record ModifyAnswer(VippsState state, Aggregate aggregate, String pspReference) {
        ModifyAnswer {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(aggregate, "aggregate");
            Objects.requireNonNull(pspReference, "pspReference");
        }
    }
}
