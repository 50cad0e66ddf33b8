package io.qrpay.initiator.fold;

import com.fasterxml.jackson.databind.ObjectReader;
import io.opentelemetry.api.trace.SpanKind;
import io.qrpay.tracing.PaymentTraces;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Facts in, status out: commits a batch to the database, then publishes the statuses and commits the offsets in one Kafka
 * transaction that the group's generation fences. Whatever fails is done again from the committed offsets, which changes
 * nothing that was done before; so neither a crash nor a process that slept through a rebalance brings an old status back.
 */
final class FoldLoop implements Runnable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);

    private final FoldConfig config;
    private final Supplier<FoldClients> connect;
    private final ObjectReader reader;
    private final Projector projector;
    private final Resumption resumption;
    private final Publication publication;
    private final FoldListener listener;
    private final FoldMetrics metrics;
    private final PaymentTraces traces;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile int failures;
    private volatile long lastPoll = System.nanoTime();

    FoldLoop(
            FoldConfig config,
            Supplier<FoldClients> connect,
            ObjectReader reader,
            Projector projector,
            FoldListener listener,
            FoldMetrics metrics,
            PaymentTraces traces) {
        this.config = config;
        this.connect = connect;
        this.reader = reader;
        this.projector = projector;
        this.resumption = new Resumption(config.versionBase(), projector);
        this.publication = new Publication(config.statusTopic(), config.deadLetterTopic(), traces);
        this.listener = listener;
        this.metrics = metrics;
        this.traces = traces;
    }

    @Override
    public void run() {
        while (!stopped()) {
            lastPoll = System.nanoTime();
            try (var clients = connect.get()) {
                foldUntilStoppedOrLost(clients);
            } catch (RuntimeException e) {
                failed(e, "The fold connects to the broker anew");
            }
        }
    }

    /** The loop ends after the batch in hand. */
    void stop() {
        stop.countDown();
    }

    /** How often in a row the present batch has failed; 0 when all is well. */
    int failures() {
        return failures;
    }

    /** How long ago the loop last asked for facts. */
    Duration sincePoll() {
        return Duration.ofNanos(System.nanoTime() - lastPoll);
    }

    private void foldUntilStoppedOrLost(FoldClients clients) {
        clients.consumer().subscribe(List.of(config.factTopic()), new Assignment(clients.consumer()));
        while (!stopped()) {
            lastPoll = System.nanoTime();
            var records = clients.consumer().poll(POLL);
            if (resumption.isDue() || !records.isEmpty()) {
                foldOrRewind(clients, records);
            }
        }
    }

    private void foldOrRewind(FoldClients clients, ConsumerRecords<String, byte[]> records) {
        try {
            if (resumption.isDue()) {
                // What was polled meanwhile comes again.
                resumption.find(clients.consumer());
                return;
            }
            fold(clients, records);
            failures = 0;
        } catch (ClientsLost e) {
            throw e;
        } catch (RuntimeException e) {
            resumption.isDueNow();
            failed(e, "A batch of facts is folded again");
        }
    }

    private void fold(FoldClients clients, ConsumerRecords<String, byte[]> records) {
        var began = System.nanoTime();
        var group = clients.consumer().groupMetadata();
        var batch = new Batch(records, reader, config.versionBase());
        var folded = projector.project(batch);
        transaction(clients.producer(), () -> {
            publish(clients.producer(), batch, folded);
            clients.producer().sendOffsetsToTransaction(next(records), group);
        });
        folded.stream().filter(this::isToBeTold).forEach(this::trace);
        folded.forEach(payment -> listener.folded(
                payment.status(),
                payment.place().partition(),
                payment.projection().attention(),
                payment.news()));
        metrics.folded(records.count(), batch.unreadable().size(), Duration.ofNanos(System.nanoTime() - began));
    }

    /** An abort that fails leaves a producer nobody can use: the exception then ends these clients. */
    private static void transaction(KafkaProducer<String, byte[]> producer, Runnable sends) {
        producer.beginTransaction();
        try {
            sends.run();
            producer.commitTransaction();
        } catch (KafkaException e) {
            abort(producer, e);
            throw e;
        }
    }

    private static void abort(KafkaProducer<String, byte[]> producer, KafkaException cause) {
        try {
            producer.abortTransaction();
        } catch (RuntimeException e) {
            throw new ClientsLost(cause);
        }
    }

    private void publish(KafkaProducer<String, byte[]> producer, Batch batch, List<Folded> folded) {
        batch.unreadable().stream()
                .filter(unreadable -> !resumption.isPublished(
                        unreadable.record().partition(),
                        config.versionBase() + unreadable.record().offset()))
                .map(publication::deadLetter)
                .forEach(producer::send);
        folded.stream().filter(this::isToBeTold).map(publication::status).forEach(producer::send);
    }

    private boolean isToBeTold(Folded payment) {
        return config.publish()
                && payment.isNews()
                && !resumption.isPublished(
                        payment.place().partition(), payment.status().version());
    }

    /** From the writing of the fact until its status was published. */
    private void trace(Folded payment) {
        var written = Instant.ofEpochMilli(payment.place().firstWritten());
        traces.begin(payment.key(), "fold", SpanKind.CONSUMER, written)
                .setAttribute("qrpay.state", payment.status().state().name())
                .setAttribute("qrpay.version", payment.status().version())
                .end();
    }

    private static Map<TopicPartition, OffsetAndMetadata> next(ConsumerRecords<String, byte[]> records) {
        return records.nextOffsets();
    }

    private void failed(RuntimeException e, String what) {
        failures++;
        metrics.failed();
        Log.warnf(e, "%s, failure %d in a row", what, failures);
        pause(backoff());
    }

    private Duration backoff() {
        var longest = config.longestBackoff().toMillis();
        var grown = Math.min(longest, FIRST_BACKOFF.toMillis() << Math.min(failures, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(grown / 2, grown + 1));
    }

    private void pause(Duration duration) {
        try {
            stop.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    private boolean stopped() {
        return stop.getCount() == 0;
    }

    /** Tells the listener which partitions are ours. */
    private final class Assignment implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> consumer;

        Assignment(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            resumption.isDueNow();
            listener.assigned(
                    numbers(partitions),
                    consumer.partitionsFor(config.factTopic()).size());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            listener.revoked(numbers(partitions));
        }

        private static List<Integer> numbers(Collection<TopicPartition> partitions) {
            return partitions.stream().map(TopicPartition::partition).toList();
        }
    }
}
