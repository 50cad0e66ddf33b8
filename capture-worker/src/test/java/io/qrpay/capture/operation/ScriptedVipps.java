package io.qrpay.capture.operation;

import io.qrpay.vipps.Amount;
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
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers what a test says, and remembers what it was asked. */
final class ScriptedVipps implements EpaymentApi {
    final List<String> asked = new ArrayList<>();
    private final Queue<Uni<ModifyOutcome>> answers = new ArrayDeque<>();
    private Supplier<Uni<EventLogOutcome>> log = () -> Uni.createFrom().item(new EventLogOutcome.Known(List.of()));
    private Supplier<Uni<ReadOutcome>> payment = () -> Uni.createFrom().item(new ReadOutcome.Unknown());

    ScriptedVipps answers(ModifyOutcome outcome) {
        answers.add(Uni.createFrom().item(outcome));
        return this;
    }

    ScriptedVipps answersDone(VippsState state, Aggregate sums) {
        return answers(new ModifyOutcome.Done(state, sums, "psp-of-creation"));
    }

    ScriptedVipps answersRefused(String code) {
        return answers(new ModifyOutcome.Refused(Example.problem(400, code)));
    }

    ScriptedVipps answersUnclear(int status, @Nullable String code, @Nullable Duration retryAfter) {
        return answers(new ModifyOutcome.Unclear(Example.problem(status, code), retryAfter));
    }

    ScriptedVipps fails(RuntimeException failure) {
        answers.add(Uni.createFrom().failure(failure));
        return this;
    }

    ScriptedVipps saysNothing() {
        answers.add(Uni.createFrom().nothing());
        return this;
    }

    ScriptedVipps knows(ReadOutcome.Found found, PaymentEvent... events) {
        log = () -> Uni.createFrom().item(new EventLogOutcome.Known(Arrays.asList(events)));
        payment = () -> Uni.createFrom().item(found);
        return this;
    }

    ScriptedVipps knowsNoSuchPayment() {
        log = () -> Uni.createFrom().item(new EventLogOutcome.UnknownPayment());
        return this;
    }

    ScriptedVipps hasClosedBooks() {
        log = () -> Uni.createFrom().failure(new VippsUnavailable("closed", null, null));
        return this;
    }

    @Override
    public Uni<ModifyOutcome> capture(String msn, String reference, Amount amount, String idempotencyKey) {
        return asked("capture " + amount.value() + amount.currency() + " " + idempotencyKey, answers.remove());
    }

    @Override
    public Uni<ModifyOutcome> cancel(
            String msn, String reference, boolean cancelTransactionOnly, String idempotencyKey) {
        return asked("cancel only=" + cancelTransactionOnly + " " + idempotencyKey, answers.remove());
    }

    @Override
    public Uni<ModifyOutcome> refund(String msn, String reference, Amount amount, String idempotencyKey) {
        return asked("refund " + amount.value() + amount.currency() + " " + idempotencyKey, answers.remove());
    }

    @Override
    public Uni<ReadOutcome> payment(String msn, String reference) {
        return asked("payment", payment.get());
    }

    @Override
    public Uni<EventLogOutcome> events(String msn, String reference) {
        return asked("events", log.get());
    }

    @Override
    public Uni<CreateOutcome> create(String msn, PaymentToCreate payment, String idempotencyKey) {
        throw new UnsupportedOperationException("nobody here creates payments");
    }

    private <T> Uni<T> asked(String what, Uni<T> answer) {
        return answer.onSubscription().invoke(() -> asked.add(what));
    }
}
