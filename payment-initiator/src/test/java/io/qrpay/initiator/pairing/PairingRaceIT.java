package io.qrpay.initiator.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.initiator.creation.RequestedPayment;
import io.qrpay.initiator.pairing.CheckInOutcome.Paired;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Checkouts and customers that come to one printed code at the same time, each delivered twice. */
@QuarkusTest
class PairingRaceIT extends AtTheSticker {
    private static final int ROUNDS = 200;

    @Test
    void shouldMakeOnePairInWhateverOrderAndHoweverOftenBothCome() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            newTill();
            var checkout = checkout("a", -1);
            var customer = scan("anna", random.nextBoolean() ? -2 : 0);
            var deliveries = new ArrayList<Callable<Object>>();
            addTwice(deliveries, checkout, customer);

            // When
            var paired = atOnce(deliveries, random);

            // Then
            assertThat(paired)
                    .as("seed %d round %d", seed, round)
                    .isNotEmpty()
                    .containsOnly(checkout.withCustomer("anna"));
            assertThat(whoWaits()).as("seed %d round %d", seed, round).isEmpty();
        }
    }

    @Test
    void shouldNeverAskTwoForOneNorOneForTwoWhenATillIsInAHurry() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            newTill();
            var deliveries = new ArrayList<Callable<Object>>();
            for (int i = 0; i < 3; i++) {
                addTwice(
                        deliveries,
                        checkout("c" + i, random.nextInt(-30, 0)),
                        scan("customer " + i, random.nextInt(-40, 0)));
            }

            // When
            var paired = new HashSet<>(atOnce(deliveries, random));

            // Then
            assertThat(paired)
                    .as("seed %d round %d", seed, round)
                    .doesNotHaveDuplicates()
                    .extracting(RequestedPayment::key)
                    .doesNotHaveDuplicates();
            assertThat(paired)
                    .as("seed %d round %d", seed, round)
                    .extracting(RequestedPayment::customerToken)
                    .doesNotHaveDuplicates();
        }
    }

    private void addTwice(List<Callable<Object>> deliveries, RequestedPayment checkout, CheckIn customer) {
        for (int i = 0; i < 2; i++) {
            deliveries.add(() -> ask(checkout));
            deliveries.add(() -> tell(customer));
        }
    }

    /** Each in a transaction of its own, in any order; those that brought a checkout and a customer together. */
    private static List<RequestedPayment> atOnce(List<Callable<Object>> deliveries, Random random) {
        Collections.shuffle(deliveries, random);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = deliveries.stream()
                    .map(delivery -> threads.submit(after(random.nextInt(3_000), delivery)))
                    .toList();
            return running.stream()
                    .map(PairingRaceIT::outcome)
                    .flatMap(outcome -> paired(outcome).stream())
                    .toList();
        }
    }

    private static Callable<Object> after(int micros, Callable<Object> delivery) {
        return () -> {
            LockSupport.parkNanos(micros * 1_000L);
            return delivery.call();
        };
    }

    private static Object outcome(Future<Object> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<RequestedPayment> paired(Object outcome) {
        return switch (outcome) {
            case Paired(var payment) -> Optional.of(payment);
            case RequestedPayment payment when payment.customerToken() != null -> Optional.of(payment);
            default -> Optional.empty();
        };
    }
}
