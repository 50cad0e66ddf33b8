package io.qrpay.initiator.pairing;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.Customer;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.initiator.creation.RequestedPayment;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** A till with a printed code of its own; times are seconds from now. */
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
abstract class AtTheSticker {
    static final String MSN = "123456";

    @Inject
    Pairing pairing;

    @Inject
    WaitingCheckIns waiting;

    @Inject
    DataSource database;

    final Instant now = Instant.now().truncatedTo(MILLIS);
    String code;
    String till;

    @BeforeEach
    void newTill() {
        code = "kasse " + UUID.randomUUID();
        till = "pos-" + UUID.randomUUID();
    }

    RequestedPayment ask(RequestedPayment payment) {
        return within(pairing.ask(payment));
    }

    CheckInOutcome tell(CheckIn checkIn) {
        return within(pairing.checkIn(checkIn));
    }

    List<Instant> whoWaits() {
        return within(waiting.of(MSN)).stream()
                .filter(checkIn -> checkIn.merchantQrId().equals(code))
                .map(WaitingCheckIn::scannedAt)
                .toList();
    }

    static <T> T within(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    CheckIn scan(String token, int seconds) {
        return new CheckIn(MSN, code, token, now.plusSeconds(seconds));
    }

    RequestedPayment checkout(String name, int seconds) {
        return checkout(name, seconds, null);
    }

    RequestedPayment checkout(String name, int seconds, String supersedes) {
        var at = now.plusSeconds(seconds);
        var checkout = new CheckoutRequested(
                "oslo-1",
                till,
                reference(name),
                new Money(4900, "NOK"),
                "Coffee",
                at,
                null,
                null,
                null,
                Customer.atSticker(code),
                null,
                supersedes == null ? null : reference(supersedes));
        return new RequestedPayment(
                new PaymentKey(MSN, reference(name)), "c-" + name, checkout, at, at.plusSeconds(60), null);
    }

    String reference(String name) {
        return name.replace(' ', '-') + "-" + till.substring(4);
    }

    void publish(String name, PaymentState state, int seconds) {
        publish(name, state, seconds, "");
    }

    /** As the fold does. */
    void publish(String name, PaymentState state, int seconds, String operations) {
        var at = now.plusSeconds(seconds);
        var status = "{\"state\":\"%s\",\"occurredAt\":\"%s\",\"operations\":[%s]}".formatted(state, at, operations);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into payment_initiator.payment (payment_key, msn, reference, store_id, pos_id, state, is_final,
                            version, partition, requested_at, fact_count, status)
                        values (?, '123456', ?, 'oslo-1', ?, ?, false, 1, 0, ?, 1, ?)""")) {
            insert.setString(1, MSN + "/" + reference(name));
            insert.setString(2, reference(name));
            insert.setString(3, till);
            insert.setString(4, state.name());
            insert.setObject(5, at.minusSeconds(10).atOffset(ZoneOffset.UTC));
            insert.setString(6, status);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
