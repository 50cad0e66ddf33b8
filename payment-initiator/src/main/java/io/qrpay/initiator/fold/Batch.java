package io.qrpay.initiator.fold;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.qrpay.contracts.payment.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What one poll brought, made ready for the database: rows sorted by key, so that concurrent batches cannot deadlock. */
final class Batch {

    /** One fact as it is stored. */
    record Row(String payment, UUID digest, long offset, String fact) {}

    /** Where a payment's facts stand in this batch, and when the first was written, in milliseconds since 1970. */
    record Place(int partition, long firstOffset, long firstWritten) {}

    /** A record that holds no fact, and why. */
    record Unreadable(ConsumerRecord<String, byte[]> record, String reason) {}

    private final long versionBase;
    private final ObjectReader reader;
    private final List<Row> rows = new ArrayList<>();
    private final Map<UUID, Fact> facts = new HashMap<>();
    private final Map<String, Place> places = new TreeMap<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final Map<Integer, Long> foldedTo = new TreeMap<>();

    Batch(Iterable<ConsumerRecord<String, byte[]>> records, ObjectReader reader, long versionBase) {
        this.reader = reader;
        this.versionBase = versionBase;
        records.forEach(this::add);
        rows.sort(Comparator.comparing(Row::payment).thenComparing(Row::digest));
    }

    List<Row> rows() {
        return rows;
    }

    List<Unreadable> unreadable() {
        return unreadable;
    }

    /** The payments that the batch speaks of, sorted. */
    Map<String, Place> places() {
        return places;
    }

    /** By partition, the version that comes after the last record of this batch. */
    Map<Integer, Long> foldedTo() {
        return foldedTo;
    }

    /** The fact of a stored row; those of this batch are read already. */
    Fact fact(UUID digest, String stored) {
        var known = facts.get(digest);
        return known == null ? read(stored) : known;
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        foldedTo.merge(record.partition(), versionBase + record.offset() + 1, Math::max);
        var reason = record.value() == null ? "the value is null" : addFact(record, record.value());
        if (reason != null) {
            unreadable.add(new Unreadable(record, reason));
        }
    }

    /** The reason why it is none. */
    private @Nullable String addFact(ConsumerRecord<String, byte[]> record, byte[] value) {
        try {
            Fact fact = reader.readValue(value);
            var reason = incomplete(fact, record.key());
            if (reason == null) {
                add(record, value, fact);
            }
            return reason;
        } catch (JacksonException e) {
            return "no fact: " + e.getOriginalMessage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String incomplete(@Nullable Fact fact, @Nullable String key) {
        if (fact == null || fact.msn() == null || fact.reference() == null) {
            return "msn or reference is missing";
        }
        if (fact.name() == null || fact.source() == null || fact.occurredAt() == null) {
            return "name, source or occurredAt is missing";
        }
        return fact.paymentKey().toString().equals(key) ? null : "the key is not <msn>/<reference>";
    }

    private void add(ConsumerRecord<String, byte[]> record, byte[] value, Fact fact) {
        var offset = versionBase + record.offset();
        var digest = Digest.of(value);
        facts.put(digest, fact);
        rows.add(new Row(record.key(), digest, offset, new String(value, StandardCharsets.UTF_8)));
        places.putIfAbsent(record.key(), new Place(record.partition(), offset, record.timestamp()));
    }

    private Fact read(String stored) {
        try {
            return reader.readValue(stored);
        } catch (JacksonException e) {
            throw new IllegalStateException("a stored fact cannot be read", e);
        }
    }
}
