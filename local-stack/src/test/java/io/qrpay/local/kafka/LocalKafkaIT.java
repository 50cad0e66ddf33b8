package io.qrpay.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LocalKafkaIT {
    private static LocalKafka kafka;

    @BeforeAll
    static void start() {
        kafka = LocalKafka.start();
    }

    @AfterAll
    static void close() {
        kafka.close();
    }

    @Test
    void shouldMakeTopicsAsWantedWhenAsked() throws Exception {
        // Given
        var wanted = new Topic("status", 5, Map.of("cleanup.policy", "compact,delete"));

        // When
        kafka.create(List.of(wanted));

        // Then
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var found = admin.describeTopics(List.of("status")).allTopicNames().get();
            assertThat(found.get("status").partitions()).hasSize(5);
            assertThat(setting(admin, "status", "cleanup.policy")).isEqualTo("compact,delete");
        }
    }

    private static String setting(Admin admin, String topic, String name)
            throws InterruptedException, ExecutionException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var settings = admin.describeConfigs(List.of(resource)).all().get();
        return settings.get(resource).get(name).value();
    }

    @Test
    void shouldBringRecordsBackWhenStoppedAndResumed() {
        // Given
        kafka.create(List.of(new Topic("kept", 3, Map.of())));
        var address = kafka.bootstrapServers();
        write("kept", "before");

        // When
        kafka.stop();
        kafka.resume();
        write("kept", "after");

        // Then
        assertThat(kafka.bootstrapServers()).isEqualTo(address);
        try (var reader = TopicReader.fromStart(address, "kept", Note.class)) {
            assertThat(reader.until(all -> all.size() == 2))
                    .extracting(Received::value)
                    .containsExactlyInAnyOrder(new Note("before"), new Note("after"));
        }
    }

    @Test
    void shouldReadHeadersAndLaterRecordsOnlyWhenStartedFromNow() {
        // Given
        kafka.create(List.of(new Topic("later", 2, Map.of())));
        write("later", "early");

        // When
        try (var reader = TopicReader.fromNow(kafka.bootstrapServers(), "later", Note.class)) {
            write("later", "late");
            var found = reader.first("key", note -> true);

            // Then
            assertThat(found.value()).isEqualTo(new Note("late"));
            assertThat(found.headers()).containsEntry("ce_type", "note");
        }
    }

    @Test
    void shouldSayWhatCameWhenItIsNotEnough() {
        // Given
        kafka.create(List.of(new Topic("short", 1, Map.of())));
        write("short", "only-one");

        // When
        try (var reader = TopicReader.fromStart(kafka.bootstrapServers(), "short", Note.class)) {

            // Then
            assertThatThrownBy(() -> reader.until(all -> all.size() == 2, Duration.ofSeconds(2)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("only-one");
        }
    }

    @Test
    void shouldStartAtAnotherPortWhenThisOneIsTaken() throws Exception {
        // Given
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

                // When
                var second = LocalKafka.start(taken.getLocalPort(), 2)) {

            // Then
            assertThat(second.bootstrapServers()).doesNotEndWith(":" + taken.getLocalPort());
            second.create(List.of(new Topic("answers", 1, Map.of())));
        }
    }

    private static void write(String topic, String text) {
        try (var writer = new TopicWriter(kafka.bootstrapServers())) {
            writer.write(topic, "key", new Note(text), Map.of("ce_type", "note"));
        }
    }

    record Note(String text) {}
}
