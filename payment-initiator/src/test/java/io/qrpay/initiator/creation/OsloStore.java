package io.qrpay.initiator.creation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.initiator.event.RecordingFactPublisher;
import io.qrpay.vipps.salesunit.Credentials;
import io.qrpay.vipps.salesunit.SalesUnits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** The store {@code oslo-1}: its checkout of 49 kroner, and its creation of payments with all around it in memory. */
record OsloStore(VippsInMemory vipps, RecordingFactPublisher facts, MeterRegistry meters) {
    static final Instant ASKED = Instant.parse("2026-11-21T11:59:59Z");
    static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00Z");
    static final Instant NOW = RECEIVED.plusMillis(300);
    static final CheckoutRequested CHECKOUT = checkout(4900);
    static final String URL = VippsInMemory.url("pos7-0000001");

    CreationOutcome create(Instant now, CheckoutRequested checkout) {
        var creation = creation(Clock.fixed(now, ZoneOffset.UTC));
        var payment = creation.paymentOf(checkout, RECEIVED).orElseThrow();
        return creation.request(payment).chain(creation::settle).await().atMost(Duration.ofSeconds(10));
    }

    PaymentCreation creation(Clock clock) {
        var config = new Config();
        var call = new CreateCall(vipps, config);
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        return new PaymentCreation(
                new SalesUnitOfOslo(),
                new CreationKey(config, json),
                facts,
                new VippsCreation(call, new CreationLookUp(vipps, call), config, clock),
                new CreationMeters(meters, clock),
                config);
    }

    static Failure failure(CreationOutcome outcome) {
        return ((CreationOutcome.Refused) outcome).failure();
    }

    static CheckoutRequested checkout(long amount) {
        return new CheckoutRequested(
                "oslo-1",
                "pos-7",
                "pos7-0000001",
                new Money(amount, "NOK"),
                "Coffee",
                ASKED,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static final class Config implements CreationConfig {
        @Override
        public String keySecret() {
            return "a secret for the tests";
        }

        @Override
        public Duration validFor() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration lifetime() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration lookUpFor() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration firstPause() {
            return Duration.ofMillis(2);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofMillis(20);
        }
    }

    private static final class SalesUnitOfOslo implements SalesUnits {
        @Override
        public Optional<String> msnOf(String storeId, Instant at) {
            return storeId.equals("oslo-1") ? Optional.of("123456") : Optional.empty();
        }

        @Override
        public Set<String> msns() {
            return Set.of("123456");
        }

        @Override
        public Optional<Credentials> credentialsOf(String msn) {
            return Optional.empty();
        }
    }
}
