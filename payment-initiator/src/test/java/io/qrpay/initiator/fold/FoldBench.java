package io.qrpay.initiator.fold;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.local.kafka.TopicReader;
import io.qrpay.local.quarkus.LocalStack;
import io.qrpay.tracing.PaymentTraces;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;

/** Several folds side by side on topics and a database of their own. */
final class FoldBench implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int PARTITIONS = 4;

    /** One process's fold. */
    private static final class Process {
        final FoldLoop loop;
        final Thread thread;
        final Gate gate;

        Process(FoldLoop loop, Gate gate, String name) {
            this.loop = loop;
            this.gate = gate;
            this.thread = Thread.ofPlatform().daemon().name("fold-" + name).start(loop);
        }
    }

    /** Freezes the fold when it has projected and not yet published, as a paused virtual machine might. */
    private static final class Gate {
        private volatile CountDownLatch open = new CountDownLatch(0);
        private volatile boolean held;

        void pass() {
            held = open.getCount() > 0;
            try {
                open.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            held = false;
        }
    }

    private final String name = "fold-" + UUID.randomUUID();
    private final Vertx vertx = Vertx.vertx();
    private final String database = LocalStack.databaseServer().newDatabaseUrl();
    private final ObjectMapper mapper = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final Map<String, Process> processes = new HashMap<>();
    private final Pool pool = pool(schema());

    FoldBench() {
        migrate(schema());
        try (var admin = admin()) {
            admin.createTopics(List.of(topic(factTopic()), topic(statusTopic()), topic(deadLetterTopic())))
                    .all()
                    .get(60, TimeUnit.SECONDS);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> describes(admin));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The broker tells of a new topic a moment after it made it. */
    private boolean describes(Admin admin) throws Exception {
        var topics = List.of(factTopic(), statusTopic(), deadLetterTopic());
        return admin.describeTopics(topics).allTopicNames().get(60, TimeUnit.SECONDS).values().stream()
                .allMatch(topic -> topic.partitions().size() == PARTITIONS);
    }

    String factTopic() {
        return name + ".event";
    }

    String statusTopic() {
        return name + ".status";
    }

    String deadLetterTopic() {
        return name + ".dlq";
    }

    String schema() {
        return "payment_initiator";
    }

    void start(String instance) {
        start(instance, config(instance, name, true), pool);
    }

    /** Folds everything from the start of the topic into another schema, and publishes nothing. */
    void rebuild(String schema) {
        migrate(schema);
        start(schema, config(schema, name + ".rebuild", false), pool(schema));
    }

    int failures(String instance) {
        return processes.get(instance).loop.failures();
    }

    void hold(String instance) {
        processes.get(instance).gate.open = new CountDownLatch(1);
    }

    void awaitHeld(String instance) {
        await().atMost(PATIENCE).until(() -> processes.get(instance).gate.held);
    }

    void release(String instance) {
        processes.get(instance).gate.open.countDown();
    }

    void stopAll() {
        processes.values().forEach(process -> process.gate.open.countDown());
        processes.values().forEach(process -> process.loop.stop());
        processes.values().forEach(process -> await().atMost(PATIENCE).until(() -> !process.thread.isAlive()));
        processes.clear();
    }

    /** Forgets what was committed. */
    void rewindGroup() {
        try (var admin = admin()) {
            admin.deleteConsumerGroups(List.of(name)).all().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the group has committed so many records. */
    void awaitFolded(long facts) {
        await().atMost(PATIENCE).until(() -> committed() >= facts);
    }

    /** How many facts the topic has. */
    long written() {
        try (var admin = admin()) {
            var ends = new HashMap<TopicPartition, OffsetSpec>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                ends.put(new TopicPartition(factTopic(), partition), OffsetSpec.latest());
            }
            return admin.listOffsets(ends).all().get(60, TimeUnit.SECONDS).values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                    .sum();
        } catch (InterruptedException | ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> deadLetterReasons(int count) {
        try (var reader = TopicReader.fromStart(LocalStack.broker().bootstrapServers(), deadLetterTopic())) {
            return reader.until(all -> all.size() == count, PATIENCE).stream()
                    .map(record -> record.headers().get("dead-letter-reason"))
                    .toList();
        }
    }

    void awaitSame(String one, String other) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        org.assertj.core.api.Assertions.assertThat(rows(other)).isEqualTo(rows(one)));
    }

    List<String> rows(String sql) {
        var rows = new ArrayList<String>();
        for (var row : Waiting.atMost(PATIENCE, pool.query(sql).execute())) {
            rows.add(row.size() == 1 ? String.valueOf(row.getValue(0)) : row.deepToString());
        }
        return rows;
    }

    @Override
    public void close() {
        stopAll();
        Waiting.atMost(PATIENCE, vertx.close());
    }

    private void start(String instance, FoldConfig config, Pool pool) {
        var gate = new Gate();
        var store = new ProjectionStore(pool, mapper.writerFor(PaymentStatus.class), config.databaseTimeout());
        var loop = new FoldLoop(
                config,
                () -> new FoldClients(broker(), config, new SimpleMeterRegistry()),
                mapper.readerFor(Fact.class),
                new Projector() {
                    @Override
                    public List<Folded> project(Batch batch) {
                        var folded = store.project(batch);
                        gate.pass();
                        return folded;
                    }

                    @Override
                    public Map<Integer, Long> foldedTo() {
                        return store.foldedTo();
                    }
                },
                new NobodyListens(),
                new FoldMetrics(new SimpleMeterRegistry()),
                new PaymentTraces(OpenTelemetry.noop().getTracer("bench"), () -> 0));
        processes.put(instance, new Process(loop, gate, instance));
    }

    private long committed() throws Exception {
        try (var admin = admin()) {
            return admin
                    .listConsumerGroupOffsets(name)
                    .partitionsToOffsetAndMetadata()
                    .get(60, TimeUnit.SECONDS)
                    .entrySet()
                    .stream()
                    .filter(entry -> isFactPartition(entry.getKey()))
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        }
    }

    private boolean isFactPartition(TopicPartition partition) {
        return partition.topic().equals(factTopic());
    }

    private Pool pool(String schema) {
        var options = PgConnectOptions.fromUri(database)
                .setUser("postgres")
                .setPassword("postgres")
                .setCachePreparedStatements(true)
                .addProperty("search_path", schema);
        return PgBuilder.pool().connectingTo(options).using(vertx).build();
    }

    private void migrate(String schema) {
        migrate(schema, "latest");
    }

    void migrate(String schema, String version) {
        Flyway.configure()
                .dataSource("jdbc:" + database, "postgres", "postgres")
                .schemas(schema)
                .target(version)
                .load()
                .migrate();
    }

    void execute(String sql) {
        Waiting.atMost(PATIENCE, pool.query(sql).execute());
    }

    /** A fold that is held leaves the group after a few seconds, as one that is frozen whole does by its session. */
    private static Map<String, Object> broker() {
        return Map.of("bootstrap.servers", LocalStack.broker().bootstrapServers(), "max.poll.interval.ms", 6_000);
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", LocalStack.broker().bootstrapServers()));
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, PARTITIONS, (short) 1);
    }

    private FoldConfig config(String instance, String group, boolean publish) {
        return new FoldConfig() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public String factTopic() {
                return FoldBench.this.factTopic();
            }

            @Override
            public String statusTopic() {
                return FoldBench.this.statusTopic();
            }

            @Override
            public String deadLetterTopic() {
                return FoldBench.this.deadLetterTopic();
            }

            @Override
            public String group() {
                return group;
            }

            @Override
            public String instance() {
                return instance;
            }

            @Override
            public boolean publish() {
                return publish;
            }

            @Override
            public long versionBase() {
                return 0;
            }

            @Override
            public int batchSize() {
                return 1000;
            }

            @Override
            public Duration databaseTimeout() {
                return Duration.ofSeconds(10);
            }

            @Override
            public Duration longestBackoff() {
                return Duration.ofSeconds(1);
            }
        };
    }

    private static final class NobodyListens implements FoldListener {
        @Override
        public void assigned(Collection<Integer> partitions, int ofAll) {}

        @Override
        public void revoked(Collection<Integer> partitions) {}

        @Override
        public void folded(PaymentStatus status, int partition, Attention attention, List<News> news) {}
    }
}
