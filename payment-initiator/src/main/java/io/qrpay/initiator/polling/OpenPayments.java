package io.qrpay.initiator.polling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.fold.Attention;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The payments of some partitions that want something from the clock, as the projection knows them. */
@ApplicationScoped
class OpenPayments {
    private static final String READ = """
            select status, partition, poll_from, resume_at, create_key,
                exists (select from payment_fact where payment_fact.payment_key = payment.payment_key
                    and fact::jsonb ->> 'source' = 'WEBHOOK') as heard
            from payment
            where (poll_from is not null or resume_at is not null) and partition = any($1)
            order by least(poll_from, resume_at)
            limit $2""";

    private final Pool pool;
    private final ObjectReader reader;

    OpenPayments(Pool pool, ObjectMapper mapper) {
        this.pool = pool;
        this.reader = mapper.readerFor(PaymentStatus.class);
    }

    /** The longest waiting first. */
    Uni<List<Watched>> of(Set<Integer> partitions, int most) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(partitions.toArray(Integer[]::new), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::watched)
                        .toList());
    }

    private Watched watched(Row row) {
        var attention = new Attention(instant(row, 2), instant(row, 3), row.getString(4));
        return Watched.of(status(row.getString(0)), row.getInteger(1), attention, row.getBoolean(5));
    }

    private PaymentStatus status(String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored status cannot be read", e);
        }
    }

    private static @Nullable Instant instant(Row row, int column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
