package io.qrpay.vipps.epayment;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.vipps.Amount;
import io.qrpay.vipps.call.Call;
import io.qrpay.vipps.call.CallAnswer;
import io.qrpay.vipps.call.VippsCalls;
import io.qrpay.vipps.http.Operation;
import io.qrpay.vipps.http.VippsJson;
import io.qrpay.vipps.salesunit.Party;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** The ePayment API over HTTP. */
@ApplicationScoped
class EpaymentCalls implements EpaymentApi {
    private static final String PAYMENTS = "/epayment/v1/payments";
    private static final Pattern REFERENCE = Pattern.compile("[a-zA-Z0-9-]{8,64}");
    private static final ObjectWriter PAYMENT = VippsJson.writerFor(PaymentToCreate.class);
    private static final ObjectWriter MODIFICATION = VippsJson.writerFor(Modification.class);
    // Text, no buffer: a native image keeps constants, and no buffer of the network's memory can be one.
    private static final String CANCEL = "{\"cancelTransactionOnly\":false}";
    private static final String CANCEL_TRANSACTION_ONLY = "{\"cancelTransactionOnly\":true}";

    private final VippsCalls calls;

    EpaymentCalls(VippsCalls calls) {
        this.calls = calls;
    }

    @Override
    public Uni<CreateOutcome> create(String msn, PaymentToCreate payment, String idempotencyKey) {
        return Uni.createFrom()
                .deferred(() -> calls.make(creation(msn, payment, idempotencyKey)))
                .map(AnswerReading::create);
    }

    private static Call creation(String msn, PaymentToCreate payment, String idempotencyKey) {
        return new Call(
                Operation.CREATE,
                new Party.SalesUnit(msn),
                HttpMethod.POST,
                PAYMENTS,
                checked(payment.reference()),
                idempotencyKey,
                VippsJson.write(PAYMENT, payment));
    }

    @Override
    public Uni<ReadOutcome> payment(String msn, String reference) {
        return read(Operation.PAYMENT, msn, reference, "").map(AnswerReading::payment);
    }

    @Override
    public Uni<EventLogOutcome> events(String msn, String reference) {
        return read(Operation.EVENTS, msn, reference, "/events").map(AnswerReading::events);
    }

    private Uni<CallAnswer> read(Operation operation, String msn, String reference, String subPath) {
        return Uni.createFrom()
                .deferred(() -> calls.make(new Call(
                        operation,
                        new Party.SalesUnit(msn),
                        HttpMethod.GET,
                        path(reference) + subPath,
                        reference,
                        null,
                        null)));
    }

    @Override
    public Uni<ModifyOutcome> capture(String msn, String reference, Amount amount, String idempotencyKey) {
        return modify(Operation.CAPTURE, msn, reference, "/capture", idempotencyKey, modification(amount));
    }

    @Override
    public Uni<ModifyOutcome> cancel(
            String msn, String reference, boolean cancelTransactionOnly, String idempotencyKey) {
        var body = cancelTransactionOnly ? CANCEL_TRANSACTION_ONLY : CANCEL;
        return modify(Operation.CANCEL, msn, reference, "/cancel", idempotencyKey, Buffer.buffer(body));
    }

    @Override
    public Uni<ModifyOutcome> refund(String msn, String reference, Amount amount, String idempotencyKey) {
        return modify(Operation.REFUND, msn, reference, "/refund", idempotencyKey, modification(amount));
    }

    private Uni<ModifyOutcome> modify(
            Operation operation, String msn, String reference, String subPath, String idempotencyKey, Buffer body) {
        return Uni.createFrom()
                .deferred(() -> calls.make(new Call(
                        operation,
                        new Party.SalesUnit(msn),
                        HttpMethod.POST,
                        path(reference) + subPath,
                        reference,
                        idempotencyKey,
                        body)))
                .map(AnswerReading::modify);
    }

    private static String path(String reference) {
        return PAYMENTS + "/" + checked(reference);
    }

    private static String checked(String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new IllegalArgumentException("a reference is [a-zA-Z0-9-]{8,64}");
        }
        return reference;
    }

    private static Buffer modification(Amount amount) {
        return VippsJson.write(MODIFICATION, new Modification(amount));
    }

    /** The body of a capture or refund. */
    @RegisterForReflection
    record Modification(Amount modificationAmount) {}
}
