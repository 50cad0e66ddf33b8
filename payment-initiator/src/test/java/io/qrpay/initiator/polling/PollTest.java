package io.qrpay.initiator.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.initiator.fold.Attention;
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
import io.qrpay.vipps.salesunit.Credentials;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PollTest {
    private static final PaymentKey PAYMENT = new PaymentKey("123456", "oslo1-0001");
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant GUARANTEED = START.plusSeconds(600_000);
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
    void shouldLearnTheDeadlineWhenATillWillCaptureLater() {
        var log = new EventLogOutcome.Known(
                List.of(event(PaymentEvent.Name.CREATED, "c-1"), event(PaymentEvent.Name.AUTHORIZED, null)));

        var facts = poll(log, watched(PaymentState.AWAITING_CUSTOMER, CaptureMode.MANUAL));

        assertThat(facts).last().satisfies(approved -> {
            assertThat(approved.source()).isEqualTo(FactSource.GET);
            assertThat(approved.captureGuaranteedUntil()).isEqualTo(GUARANTEED);
        });
    }

    @Test
    void shouldTellTheApprovalThoughTheDeadlineCannotBeLearnt() {
        var log = new EventLogOutcome.Known(List.of(event(PaymentEvent.Name.AUTHORIZED, null)));

        var facts = new Poll(new ScriptedVipps(log, false), budget())
                .facts(watched(PaymentState.AWAITING_CUSTOMER, CaptureMode.MANUAL))
                .await()
                .indefinitely();

        assertThat(facts).extracting(Fact::name).containsExactly(FactName.AUTHORIZED);
    }

    @Test
    void shouldTellNothingOfMoneyThatTheBooksCouldNotBeAskedAbout() {
        var log = new EventLogOutcome.Known(List.of(event(PaymentEvent.Name.CAPTURED, null)));
        var poll = new Poll(new ScriptedVipps(log, false), budget()).facts(watched(false));

        assertThatThrownBy(() -> poll.await().indefinitely()).isInstanceOf(VippsUnavailable.class);
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
        return new Poll(new ScriptedVipps(log, true), budget())
                .facts(watched)
                .await()
                .indefinitely();
    }

    private static GetBudget budget() {
        return new GetBudget(Polled.config(), new NoSalesUnits(), Clock.systemUTC());
    }

    private static Watched watched(boolean requested) {
        return watched(requested ? PaymentState.REQUESTED : PaymentState.AWAITING_CUSTOMER, CaptureMode.AUTO);
    }

    private static Watched watched(PaymentState state, CaptureMode mode) {
        var attention = new Attention(START, null, "c-1");
        return new Watched(PAYMENT, 0, state, mode, attention, List.of(), false, 0, null, null, Instant.MAX);
    }

    private static PaymentEvent event(PaymentEvent.Name name, String key) {
        return new PaymentEvent(PAYMENT.reference(), "psp-" + name, name, AMOUNT, START, key, true);
    }

    /** Answers reads as told; nobody polls by writing. */
    private record ScriptedVipps(EventLogOutcome log, boolean tellsPayments) implements EpaymentApi {
        @Override
        public Uni<CreateOutcome> create(String msn, PaymentToCreate payment, String idempotencyKey) {
            throw new AssertionError("a poll creates nothing");
        }

        @Override
        public Uni<ReadOutcome> payment(String msn, String reference) {
            if (!tellsPayments) {
                return Uni.createFrom().failure(new VippsUnavailable("away", null, null));
            }
            var none = new Amount(0, "NOK");
            var books = new Aggregate(AMOUNT, new Amount(1_000, "NOK"), none, none);
            return Uni.createFrom()
                    .item(new ReadOutcome.Found(
                            reference, VippsState.AUTHORIZED, AMOUNT, books, "psp", null, GUARANTEED));
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

    private static final class NoSalesUnits implements SalesUnits {
        @Override
        public Optional<String> msnOf(String storeId, Instant at) {
            return Optional.empty();
        }

        @Override
        public Set<String> msns() {
            return Set.of();
        }

        @Override
        public Optional<Credentials> credentialsOf(String msn) {
            return Optional.empty();
        }
    }
}
