package io.qrpay.initiator.till;

import io.qrpay.contracts.payment.PaymentState;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Puts payments into the projection as the fold does. */
@Singleton
record StoredPayments(DataSource database) {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String UPSERT = """
            insert into payment_initiator.payment
              (payment_key, msn, reference, store_id, pos_id, state, is_final, version, partition, requested_at, fact_count, status)
            values (?, '123456', ?, ?, ?, ?, ?, ?, 0, ?, 1, ?)
            on conflict (payment_key) do update set
              state = excluded.state, is_final = excluded.is_final, version = excluded.version, status = excluded.status""";

    /** A status, as JSON, with what these tests look at. */
    static String status(String reference, long version, PaymentState state, boolean isFinal, String qr) {
        return """
                {"paymentKey":"123456/%s","msn":"123456","reference":"%s","version":%d,"state":"%s","final":%b,"paid":false,\
                "authorizedAmount":0,"capturedAmount":0,"refundedAmount":0,"cancelledAmount":0,"captureMode":"AUTO",%s\
                "operations":[],"occurredAt":"2026-11-21T12:00:00Z"}""".formatted(reference, reference, version, state, isFinal, qr.isEmpty() ? "" : "\"qr\":" + qr + ",");
    }

    void put(String reference, long version, PaymentState state, boolean isFinal) {
        put("oslo-1", "pos-7", reference, version, state, isFinal, NOON, "");
    }

    void putQr(String reference, String qr) {
        put("oslo-1", "pos-7", reference, 1, PaymentState.AWAITING_CUSTOMER, false, NOON, qr);
    }

    void put(
            String storeId,
            String posId,
            String reference,
            long version,
            PaymentState state,
            boolean isFinal,
            Instant requestedAt,
            String qr) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(UPSERT)) {
            statement.setString(1, "123456/" + reference);
            statement.setString(2, reference);
            statement.setString(3, storeId);
            statement.setString(4, posId);
            statement.setString(5, state.name());
            statement.setBoolean(6, isFinal);
            statement.setLong(7, version);
            statement.setObject(8, requestedAt.atOffset(ZoneOffset.UTC));
            statement.setString(9, status(reference, version, state, isFinal, qr));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
