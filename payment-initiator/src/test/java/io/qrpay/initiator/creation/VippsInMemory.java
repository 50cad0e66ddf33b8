package io.qrpay.initiator.creation;

import io.qrpay.vipps.Amount;
import io.qrpay.vipps.Problem;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.epayment.Aggregate;
import io.qrpay.vipps.epayment.CreateOutcome;
import io.qrpay.vipps.epayment.EpaymentApi;
import io.qrpay.vipps.epayment.EventLogOutcome;
import io.qrpay.vipps.epayment.ModifyOutcome;
import io.qrpay.vipps.epayment.PaymentEvent;
import io.qrpay.vipps.epayment.PaymentToCreate;
import io.qrpay.vipps.epayment.ReadOutcome;
import io.qrpay.vipps.epayment.VippsState;
import io.qrpay.vipps.epayment.WayToPay;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/** Payments by reference, as Vipps keeps them, with faults one call at a time. */
class VippsInMemory implements EpaymentApi {
    static final Instant CREATED_AT = Instant.parse("2026-11-21T12:00:00.123Z");

    private static final Amount NONE = new Amount(0, "NOK");

    enum Fault {
        /** The call does not arrive. */
        AWAY,
        /** The call is done, its answer is lost. */
        ANSWER_LOST,
        /** The call is not done and the answer does not say so. */
        UNCLEAR,
        /** A definite no. */
        REFUSED
    }

    record Held(PaymentToCreate payment, String key) {}

    final Map<String, Held> payments = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();
    final Queue<Fault> faults = new ArrayDeque<>();
    VippsState state = VippsState.CREATED;
    boolean getTellsRedirectUrl = true;
    boolean logTellsKeys = true;
    boolean repeatsAreAnswered = true;

    void faults(Fault... next) {
        faults.addAll(List.of(next));
    }

    @Override
    public Uni<CreateOutcome> create(String msn, PaymentToCreate payment, String idempotencyKey) {
        return call("create", () -> {
            var fault = faults.poll();
            return switch (fault) {
                case null -> answer(payment, idempotencyKey);
                case AWAY -> throw away();
                case UNCLEAR -> new CreateOutcome.Unclear(problem(423, null), null);
                case REFUSED -> new CreateOutcome.Refused(problem(400, "6010"));
                case ANSWER_LOST -> {
                    answer(payment, idempotencyKey);
                    throw away();
                }
            };
        });
    }

    private CreateOutcome answer(PaymentToCreate payment, String key) {
        var held = payments.get(payment.reference());
        if (held != null && (!held.key().equals(key) || !repeatsAreAnswered)) {
            return new CreateOutcome.Unclear(problem(409, "4150"), null);
        }
        payments.putIfAbsent(payment.reference(), new Held(payment, key));
        var shown = payment.wayToPay() instanceof WayToPay.ScreenQr;
        return new CreateOutcome.Created(payment.reference(), shown ? url(payment.reference()) : null);
    }

    @Override
    public Uni<ReadOutcome> payment(String msn, String reference) {
        return call("get", () -> {
            reachable();
            var held = payments.get(reference);
            return held == null
                    ? new ReadOutcome.Unknown()
                    : new ReadOutcome.Found(
                            reference,
                            state,
                            held.payment().amount(),
                            new Aggregate(NONE, NONE, NONE, NONE),
                            "psp-1",
                            getTellsRedirectUrl ? url(reference) : null,
                            null);
        });
    }

    @Override
    public Uni<EventLogOutcome> events(String msn, String reference) {
        return call("events", () -> {
            reachable();
            var held = payments.get(reference);
            return held == null
                    ? new EventLogOutcome.UnknownPayment()
                    : new EventLogOutcome.Known(List.of(created(held)));
        });
    }

    private PaymentEvent created(Held held) {
        return new PaymentEvent(
                held.payment().reference(),
                "psp-1",
                PaymentEvent.Name.CREATED,
                held.payment().amount(),
                CREATED_AT,
                logTellsKeys ? held.key() : null,
                true);
    }

    private void reachable() {
        if (faults.peek() == Fault.AWAY) {
            faults.remove();
            throw away();
        }
    }

    private <T> Uni<T> call(String name, Supplier<T> answer) {
        return Uni.createFrom().item(() -> {
            calls.add(name);
            return answer.get();
        });
    }

    static String url(String reference) {
        return "https://qr.example/" + reference;
    }

    private static VippsUnavailable away() {
        return new VippsUnavailable("away", (java.time.Duration) null, null);
    }

    private static Problem problem(int status, String code) {
        return new Problem(status, code, "Nope", "repeats what was sent", null, List.of());
    }

    @Override
    public Uni<ModifyOutcome> capture(String msn, String reference, Amount amount, String idempotencyKey) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<ModifyOutcome> cancel(String msn, String reference, boolean cancelTransactionOnly, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<ModifyOutcome> refund(String msn, String reference, Amount amount, String idempotencyKey) {
        throw new UnsupportedOperationException();
    }
}
