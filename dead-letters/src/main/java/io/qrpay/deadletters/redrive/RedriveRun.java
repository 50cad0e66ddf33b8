package io.qrpay.deadletters.redrive;

import io.qrpay.deadletters.redrive.DealtWith.Outcome;
import io.qrpay.deadletters.redrive.Remedy.Left;
import io.qrpay.deadletters.redrive.Remedy.Nothing;
import io.qrpay.deadletters.redrive.Remedy.PutBack;
import io.qrpay.deadletters.waiting.LettersReader;
import io.qrpay.deadletters.waiting.Range;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One go through the letters that wait on a topic now. What is put back, what goes on waiting and how far it came is one
 * transaction a batch: a run that is broken off is taken up by the next, and nothing is put back twice.
 */
final class RedriveRun {
    private final RedriveOptions options;
    private final String topic;
    private final Supplier<Map<TopicPartition, Range>> waiting;
    private final Instant now;
    private final Consumer<DealtWith> tell;
    private int seen;

    RedriveRun(
            RedriveOptions options,
            String topic,
            Supplier<Map<TopicPartition, Range>> waiting,
            Instant now,
            Consumer<DealtWith> tell) {
        this.options = options;
        this.topic = topic;
        this.waiting = waiting;
        this.now = now;
        this.tell = tell;
    }

    /** @param most after how many letters it may end; a batch is finished */
    void run(int most) {
        try (var originals = new Originals(options.kafka())) {
            var remedies = new Remedies(originals::find, now, options.force(), options.by());
            if (options.dryRun()) {
                show(remedies, most);
            } else {
                redrive(remedies, most);
            }
        }
    }

    private void show(Remedies remedies, int most) {
        try (var reader = new LettersReader(options.kafka(), waiting.get())) {
            while (seen < most && reader.hasMore()) {
                reader.next().forEach(record -> records(record, remedies));
            }
        }
    }

    private void redrive(Remedies remedies, int most) {
        try (var transaction = new RedriveTransactions(options.kafka(), topic, options.by(), now);
                var reader = new LettersReader(options.kafka(), waiting.get())) {
            while (seen < most && reader.hasMore()) {
                var records = reader.next().stream()
                        .flatMap(record -> records(record, remedies).stream())
                        .toList();
                transaction.commit(records, reader.reached());
            }
        }
    }

    /** What is to be written for it. */
    private List<ProducerRecord<byte[], byte[]>> records(ConsumerRecord<byte[], byte[]> record, Remedies remedies) {
        var letter = remedies.read(record);
        var remedy = remedies.of(letter);
        seen++;
        tell.accept(dealtWith(letter, remedy));
        return switch (remedy) {
            case PutBack putBack -> putBack.records();
            case Left stays -> List.of(toTheEnd(record));
            case Nothing none -> List.of();
        };
    }

    /** As it is, with its own time: it is kept no longer than if it had stayed where it was. */
    private static ProducerRecord<byte[], byte[]> toTheEnd(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(
                record.topic(), null, record.timestamp(), record.key(), record.value(), record.headers());
    }

    private static DealtWith dealtWith(Letter letter, Remedy remedy) {
        var outcome = switch (remedy) {
            case PutBack putBack -> Outcome.PUT_BACK;
            case Left stays -> Outcome.LEFT;
            case Nothing none -> Outcome.NOTHING;
        };
        var buriedAt = Instant.ofEpochMilli(letter.record().timestamp());
        return new DealtWith(letter.key(), outcome, remedy.detail(), buriedAt, letter.reason());
    }
}
