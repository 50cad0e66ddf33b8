package io.qrpay.initiator.fold;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The consumer of facts and the transactional producer of statuses; they live and die together. */
final class FoldClients implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaClientMetrics lag;

    FoldClients(Map<String, Object> broker, FoldConfig config, MeterRegistry registry) {
        producer = new KafkaProducer<>(producing(broker, config), new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            consumer = new KafkaConsumer<>(
                    consuming(broker, config), new StringDeserializer(), new ByteArrayDeserializer());
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
        lag = new KafkaClientMetrics(consumer);
        lag.bindTo(registry);
    }

    KafkaConsumer<String, byte[]> consumer() {
        return consumer;
    }

    KafkaProducer<String, byte[]> producer() {
        return producer;
    }

    @Override
    public void close() {
        lag.close();
        producer.close(GOODBYE);
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(GOODBYE));
    }

    private static Map<String, Object> consuming(Map<String, Object> broker, FoldConfig config) {
        var settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        // A member hears of a rebalance by its heartbeat: a moved partition stands still that long, and its tills wait.
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 500);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batchSize());
        // A wait of 25 ms for more halves the CPU per fact and the tail of the latency with it.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 100_000);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 25);
        return settings;
    }

    private static Map<String, Object> producing(Map<String, Object> broker, FoldConfig config) {
        var settings = new HashMap<>(broker);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.group() + "." + config.instance());
        // A killed process holds its readers back for no longer than this.
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, config.group() + "." + config.instance());
        return settings;
    }
}
