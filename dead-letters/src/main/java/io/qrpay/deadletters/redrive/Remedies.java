package io.qrpay.deadletters.redrive;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.qrpay.contracts.DeadLetter;
import io.qrpay.deadletters.Redriven;
import io.qrpay.deadletters.redrive.Remedy.Left;
import io.qrpay.deadletters.redrive.Remedy.Nothing;
import io.qrpay.deadletters.redrive.Remedy.PutBack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Decides what is to be done with a dead letter; it writes nothing. */
final class Remedies {
    private static final String STATUSES = "payment.status.v1";
    /** What is older was given up by everybody, unless somebody says otherwise. */
    private static final Duration OLD = Duration.ofHours(24);

    private static final List<String> OF_THE_BURIAL = List.of("dead-letter-", Redriven.BY, Redriven.FIRST_AT);

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final Deferral deferral = new Deferral(json);
    private final Function<DeadLetter, Optional<ConsumerRecord<byte[], byte[]>>> originals;
    private final Instant now;
    private final boolean force;
    private final String by;

    /**
     * @param originals finds what a letter points to, if it is still kept
     * @param force old ones too
     * @param by who does it
     */
    Remedies(
            Function<DeadLetter, Optional<ConsumerRecord<byte[], byte[]>>> originals,
            Instant now,
            boolean force,
            String by) {
        this.originals = originals;
        this.now = now;
        this.force = force;
        this.by = by;
    }

    Letter read(ConsumerRecord<byte[], byte[]> record) {
        return Letter.of(record, json.readerFor(DeadLetter.class));
    }

    Remedy of(Letter letter) {
        return switch (letter) {
            case Letter.Whole whole -> ofItsTopic(whole, whole.topic(), () -> of(whole));
            case Letter.Pointer pointer -> ofItsTopic(pointer, pointer.to().topic(), () -> of(pointer));
            case Letter.Trace trace -> new Nothing("what it held was not kept; polling fetches it from Vipps");
        };
    }

    /** Nothing is written anywhere but where the letters of this topic come from. */
    private static Remedy ofItsTopic(Letter letter, String topic, Supplier<Remedy> remedy) {
        return letter.record().topic().startsWith(topic + ".")
                ? remedy.get()
                : new Nothing("it says that it comes from " + topic + ", whose dead letters are elsewhere");
    }

    private Remedy of(Letter.Whole letter) {
        var record = letter.record();
        if (isOld(Letter.began(record))) {
            return old(Letter.began(record));
        }
        return letter.topic().equals(STATUSES) ? operationsOf(record) : back(letter.topic(), record);
    }

    private Remedy of(Letter.Pointer letter) {
        return originals
                .apply(letter.to())
                .map(original -> isOld(firstAt(original)) ? old(firstAt(original)) : back(original.topic(), original))
                .orElseGet(() -> new Nothing(
                        "its record is no longer kept on " + letter.to().topic()));
    }

    private Remedy operationsOf(ConsumerRecord<byte[], byte[]> status) {
        var facts = deferral.of(status.value(), now, by);
        return facts.isEmpty()
                ? new Nothing("no pending operation can be read in it")
                : new PutBack(facts, facts.size() == 1 ? "its operation" : "its " + facts.size() + " operations");
    }

    private Remedy back(String topic, ConsumerRecord<byte[], byte[]> record) {
        var again = new ProducerRecord<>(topic, record.key(), record.value());
        for (var header : record.headers()) {
            if (!isOfTheBurial(header)) {
                again.headers().add(header);
            }
        }
        again.headers().add(Redriven.BY, by.getBytes(StandardCharsets.UTF_8));
        again.headers().add(Redriven.FIRST_AT, firstAt(record).toString().getBytes(StandardCharsets.UTF_8));
        return new PutBack(List.of(again), "on " + topic);
    }

    private static boolean isOfTheBurial(Header header) {
        return OF_THE_BURIAL.stream().anyMatch(header.key()::startsWith);
    }

    private static Instant firstAt(ConsumerRecord<byte[], byte[]> record) {
        return Redriven.firstAt(record.headers(), Instant.ofEpochMilli(record.timestamp()));
    }

    private boolean isOld(Instant began) {
        return !force && began.isBefore(now.minus(OLD));
    }

    private Remedy old(Instant began) {
        return new Left(Age.of(began, now) + " old: only with --force");
    }
}
