package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.contracts.payment.Operation.State;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tills capture, cancel and refund. */
class CommandFlowIT {
    private final Chain chain = Chain.get();
    private final Counter counter = new Counter(chain);

    @AfterEach
    void calm() {
        chain.calm();
    }

    @Test
    void shouldCaptureInPartsReleaseTheRestAndRefundInParts() {
        // Given
        var checkout = approvedManual(5_000);

        // When
        counter.post(checkout, Kind.CAPTURE, "cap-1", 2_000L);
        counter.send(checkout, Kind.CAPTURE, "cap-2", 1_500L);
        var partly = until(checkout, status -> isEnded(status, "cap-2"));
        var cancel = counter.post(checkout, Kind.CANCEL, "can-1", null);
        counter.send(checkout, Kind.REFUND, "ref-1", 500L);
        counter.post(checkout, Kind.REFUND, "ref-2", 700L);
        var status = until(checkout, found -> isEnded(found, "ref-1") && isEnded(found, "ref-2"));

        // Then
        assertThat(partly.state()).isEqualTo(PaymentState.PARTIALLY_CAPTURED);
        assertThat(partly.capturedAmount()).isEqualTo(3_500);
        assertThat(cancel.statusCode()).isIn(200, 202);
        assertThat(status.operations())
                .extracting(Operation::state)
                .containsExactly(State.DONE, State.DONE, State.DONE, State.DONE, State.DONE);
        assertThat(status.cancelledAmount()).isEqualTo(1_500);
        assertThat(status.refundedAmount()).isEqualTo(1_200);
        assertThat(status.state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
        assertThat(status.paid()).isTrue();
        chain.assertAgrees(List.of(status));
    }

    @Test
    void shouldTellTheTillWithinItsAnswerThatTheMoneyIsTaken() {
        // Given
        var checkout = approvedManual(5_000);

        // When
        var answer = counter.post(checkout, Kind.CAPTURE, "cap-1", 5_000L);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"state\":\"CAPTURED\"");
    }

    @Test
    void shouldDoNoMoreWhenACommandIsRepeated() {
        // Given
        var checkout = approvedManual(5_000);

        // When
        for (int i = 0; i < 3; i++) {
            counter.send(checkout, Kind.CAPTURE, "cap-1", 2_000L);
            counter.post(checkout, Kind.CAPTURE, "cap-1", 2_000L);
        }
        counter.send(checkout, Kind.CANCEL, "can-1", null);

        // Then
        var status = until(checkout, found -> isEnded(found, "can-1"));
        assertThat(status.capturedAmount()).isEqualTo(2_000);
        assertThat(chain.books(chain.paymentKey(checkout)).effects().capture()).isEqualTo(1);
        chain.assertAgrees(List.of(status));
    }

    @Test
    void shouldTakeThePartOnceWhenTheAnswerWasLost() {
        // Given
        var checkout = approvedManual(5_000);
        chain.letGoWrong(Map.of("kind", "LOST_ANSWER", "operation", "CAPTURE", "count", 1));

        // When
        counter.post(checkout, Kind.CAPTURE, "cap-1", 2_000L);
        counter.post(checkout, Kind.CAPTURE, "cap-2", 2_000L);

        // Then
        var status = until(checkout, found -> isEnded(found, "cap-2"));
        assertThat(status.capturedAmount()).isEqualTo(4_000);
        assertThat(chain.books(chain.paymentKey(checkout)).effects().capture()).isEqualTo(2);
        chain.assertAgrees(List.of(status));
    }

    @Test
    void shouldTellEachRefusalWithTheVendorsCodeAndChangeNothing() {
        // Given
        var checkout = approvedManual(5_000);

        // When
        var tooMuch = counter.post(checkout, Kind.CAPTURE, "cap-1", 5_001L);
        var stillTooMuch = counter.post(checkout, Kind.CAPTURE, "cap-2", 9_000L);
        var refund = counter.post(checkout, Kind.REFUND, "ref-1", 100L);

        // Then
        assertThat(Stream.of(tooMuch, stillTooMuch)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("urn:qrpay:problem:amount-not-possible", "\"code\":\"6090\"");
        });
        assertThat(refund.statusCode()).isIn(409, 422);
        var status = chain.until(
                chain.paymentKey(checkout), found -> found.operations().size() == 3);
        assertThat(status.operations()).extracting(Operation::state).containsOnly(State.REFUSED);
        assertThat(status.state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(status.paid()).isTrue();
    }

    @Test
    void shouldEndAPaymentThatNobodyApproved() {
        // Given
        var checkout = chain.checkout();
        chain.post(checkout);

        // When
        var answer = counter.post(checkout, Kind.CANCEL, "can-1", null);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"state\":\"TERMINATED\"");
        chain.assertAgrees(List.of(chain.until(chain.paymentKey(checkout), PaymentState.TERMINATED)));
    }

    @Test
    void shouldCancelThoughTheCreateHasNotBeenAnswered() {
        // Given
        chain.letGoWrong(Map.of("kind", "LATE_ANSWER", "operation", "CREATE", "count", 1, "delayMillis", 3_000));
        var checkout = chain.checkout();
        chain.send(checkout);
        chain.until(chain.paymentKey(checkout), status -> true);

        // When
        counter.send(checkout, Kind.CANCEL, "can-1", null);

        // Then
        var status = chain.until(chain.paymentKey(checkout), PaymentState.TERMINATED);
        assertThat(status.operations()).extracting(Operation::state).containsExactly(State.DONE);
        chain.assertAgrees(List.of(status));
    }

    @Test
    void shouldEndCapturedOrCancelledWhenTheCustomerApprovesWhileTheTillGivesUp() {
        // Given
        var checkouts =
                Stream.generate(chain::checkout).limit(20).peek(chain::post).toList();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var races = checkouts.stream()
                    .flatMap(checkout -> Stream.<Runnable>of(
                            () -> chain.tryToApprove(chain.paymentKey(checkout)),
                            () -> counter.post(checkout, Kind.CANCEL, "can-1", null)))
                    .map(act -> CompletableFuture.runAsync(act, threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(races).join();
        }

        // Then
        var statuses = checkouts.stream()
                .map(checkout -> until(checkout, status -> status.isFinal() && isEnded(status, "can-1")))
                .toList();
        assertThat(statuses).allSatisfy(status -> {
            var cancel = operation(status, "can-1").orElseThrow();
            assertThat(status.state()).isIn(PaymentState.CAPTURED, PaymentState.CANCELLED, PaymentState.TERMINATED);
            assertThat(cancel.state()).isEqualTo(status.state() == PaymentState.CAPTURED ? State.REFUSED : State.DONE);
            assertThat(status.paid()).isEqualTo(status.state() == PaymentState.CAPTURED);
        });
        chain.assertAgrees(statuses);
    }

    @Test
    void shouldLetTheMoneyGoWhenTheTillGivesUpWhileTheCustomerIsBeingCharged() {
        // Given
        var checkout = chain.checkout();
        chain.post(checkout);
        chain.beginToApprove(chain.paymentKey(checkout), Duration.ofSeconds(5));

        // When
        counter.post(checkout, Kind.CANCEL, "can-1", null);

        // Then
        var waiting = until(
                checkout,
                status -> operation(status, "can-1")
                        .filter(cancel -> cancel.state() == State.DEFERRED)
                        .isPresent());
        assertThat(operation(waiting, "can-1").orElseThrow().code()).isEqualTo("6250");
        assertThat(waiting.paid()).isFalse();
        var status = until(checkout, found -> found.isFinal() && isEnded(found, "can-1"));
        assertThat(status.state()).isEqualTo(PaymentState.CANCELLED);
        assertThat(status.capturedAmount()).isZero();
        chain.assertAgrees(List.of(status));
    }

    @Test
    void shouldEndTheEarlierPaymentWhenANewCheckoutTakesItsPlace() {
        // Given
        var earlier = chain.checkout();
        chain.post(earlier);

        // When
        var later = chain.checkoutInsteadOf(earlier);
        chain.post(later);
        chain.approve(chain.paymentKey(later));

        // Then
        var ended = chain.until(chain.paymentKey(earlier), PaymentState.TERMINATED);
        assertThat(ended.operations()).extracting(Operation::id).containsExactly("superseded");
        var captured = chain.until(chain.paymentKey(later), PaymentState.CAPTURED);
        chain.assertAgrees(List.of(ended, captured));
    }

    private CheckoutRequested approvedManual(long amount) {
        var checkout = chain.manualCheckout(amount);
        assertThat(chain.post(checkout)).extracting(HttpResponse::statusCode).isEqualTo(201);
        chain.approve(chain.paymentKey(checkout));
        chain.until(chain.paymentKey(checkout), PaymentState.AUTHORIZED);
        return checkout;
    }

    private PaymentStatus until(CheckoutRequested checkout, Predicate<PaymentStatus> wish) {
        return chain.until(chain.paymentKey(checkout), wish);
    }

    private static boolean isEnded(PaymentStatus status, String commandId) {
        return operation(status, commandId)
                .filter(operation -> operation.state() != State.PENDING && operation.state() != State.DEFERRED)
                .isPresent();
    }

    private static Optional<Operation> operation(PaymentStatus status, String commandId) {
        return status.operations().stream()
                .filter(operation -> operation.id().equals(commandId))
                .findFirst();
    }
}
