package io.qrpay.initiator.fold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.PaymentStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What is known of a payment in the order in which it was learnt, and the status that followed from each part of it. */
@ApplicationScoped
public class PaymentHistory {
    /** A payment with more has a program as its till; the first tell how it began. */
    private static final int MOST = 200;

    private static final Duration READ_WITHIN = Duration.ofSeconds(2);
    private static final String FACTS = "select fact_offset, fact from payment_fact where payment_key = $1"
            + " order by fact_offset, fact_digest limit " + MOST;

    private final Pool database;
    private final ObjectReader json;

    PaymentHistory(Pool database, ObjectMapper json) {
        this.database = database;
        this.json = json.readerFor(Fact.class);
    }

    /**
     * A fact.
     *
     * @param status that it led to; null where it changed nothing
     */
    public record Told(Fact fact, @Nullable PaymentStatus status) {}

    /** Fails when the database does not answer in time. */
    public Uni<List<Told>> of(PaymentKey payment) {
        return database.preparedQuery(FACTS)
                .execute(Tuple.of(payment.toString()))
                .ifNoItem()
                .after(READ_WITHIN)
                .fail()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::stored)
                        .toList())
                .map(stored -> told(payment, stored));
    }

    /** The version of a status is the offset of the fact that last changed it, so a fact that made none changed nothing. */
    static List<Told> told(PaymentKey payment, List<StoredFact> stored) {
        var all = new ArrayList<Told>();
        for (int known = 1; known <= stored.size(); known++) {
            var last = stored.get(known - 1);
            var projection = Projection.of(payment, stored.subList(0, known));
            var status = projection == null ? null : projection.status();
            all.add(new Told(last.fact(), status != null && status.version() == last.offset() ? status : null));
        }
        return all;
    }

    private StoredFact stored(Row row) {
        try {
            return new StoredFact(row.getLong("fact_offset"), json.readValue(row.getString("fact")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored fact cannot be read", e);
        }
    }
}
