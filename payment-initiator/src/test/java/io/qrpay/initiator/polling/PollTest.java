package io.qrpay.initiator.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.initiator.fold.Attention;
import io.qrpay.vipps.Amount;
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
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollTest {
    private static final PaymentKey PAYMENT = new PaymentKey("123456", "oslo1-0001");
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Amount AMOUNT = new Amount(4_900, "NOK");

    @Test
    void shouldTellTheWholeLogAsFactsWhenVippsKnowsThePayment() {
        var log = new EventLogOutcome.Known(List.of(
                event(PaymentEvent.Name.CREATED, "c-1"),
                event(PaymentEvent.Name.AUTHORIZED, null),
                event(PaymentEvent.Name.UNKNOWN, null)));

        var facts = poll(log, watched(false));

        assertThat(facts).extracting(Fact::name).containsExactly(FactName.CREATED, FactName.AUTHORIZED);
        assertThat(facts).first().satisfies(created -> {
            assertThat(created.source()).isEqualTo(FactSource.EVENT_LOG);
            assertThat(created.idempotencyKey()).isEqualTo("c-1");
            assertThat(created.pspReference()).isEqualTo("psp-CREATED");
            assertThat(created.amount().value()).isEqualTo(4_900);
            assertThat(created.occurredAt()).isEqualTo(START);
        });
    }

    @Test
    void shouldAskForTheVendorsBooksWhenMoneyMovedWithoutAKey() {
        var log = new EventLogOutcome.Known(
                List.of(event(PaymentEvent.Name.CREATED, "c-1"), event(PaymentEvent.Name.CAPTURED, null)));

        var facts = poll(log, watched(false));

        assertThat(facts).last().satisfies(books -> {
            assertThat(books.source()).isEqualTo(FactSource.GET);
            assertThat(books.aggregate().captured()).isEqualTo(1_000);
            assertThat(books.aggregate().authorized()).isEqualTo(4_900);
        });
    }

    @Test
    void shouldRefuseAsStaleWhenVippsNeverHeardOfTheCheckout() {
        var facts = poll(new EventLogOutcome.UnknownPayment(), watched(true));

        assertThat(facts).singleElement().satisfies(refused -> {
            assertThat(refused.name()).isEqualTo(FactName.REFUSED);
            assertThat(refused.failure().code()).isEqualTo(Failure.STALE);
            assertThat(refused.idempotencyKey()).isEqualTo("c-1");
        });
    }

    @Test
    void shouldRefuseNothingWhenVippsForgotAPaymentThatItHad() {
        assertThat(poll(new EventLogOutcome.UnknownPayment(), watched(false))).isEmpty();
    }

    private static List<Fact> poll(EventLogOutcome log, Watched watched) {
        return new Poll(new ScriptedVipps(log)).facts(watched).await().indefinitely();
    }

    private static Watched watched(boolean requested) {
        return new Watched(PAYMENT, 0, requested, new Attention(START, null, "c-1"), List.of(), 0, START, Instant.MAX);
    }

    private static PaymentEvent event(PaymentEvent.Name name, String key) {
        return new PaymentEvent(PAYMENT.reference(), "psp-" + name, name, AMOUNT, START, key, true);
    }

    /** Answers reads as told; nobody polls by writing. */
    private record ScriptedVipps(EventLogOutcome log) implements EpaymentApi {
        @Override
        public Uni<CreateOutcome> create(String msn, PaymentToCreate payment, String idempotencyKey) {
            throw new AssertionError("a poll creates nothing");
        }

        @Override
        public Uni<ReadOutcome> payment(String msn, String reference) {
            var none = new Amount(0, "NOK");
            var books = new Aggregate(AMOUNT, new Amount(1_000, "NOK"), none, none);
            return Uni.createFrom()
                    .item(new ReadOutcome.Found(reference, VippsState.AUTHORIZED, AMOUNT, books, "psp", null, null));
        }

        @Override
        public Uni<EventLogOutcome> events(String msn, String reference) {
            assertThat(new PaymentKey(msn, reference)).isEqualTo(PAYMENT);
            return Uni.createFrom().item(log);
        }

        @Override
        public Uni<ModifyOutcome> capture(String msn, String reference, Amount amount, String idempotencyKey) {
            throw new AssertionError("a poll captures nothing");
        }

        @Override
        public Uni<ModifyOutcome> cancel(String msn, String reference, boolean only, String idempotencyKey) {
            throw new AssertionError("a poll cancels nothing");
        }

        @Override
        public Uni<ModifyOutcome> refund(String msn, String reference, Amount amount, String idempotencyKey) {
            throw new AssertionError("a poll refunds nothing");
        }
    }
}
