package io.qrpay.local.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.local.kafka.Broker;
import io.qrpay.local.kafka.ContractTopics;
import io.qrpay.local.kafka.Topic;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LocalStackResourceIT {

    @Test
    void shouldGiveOneBrokerAndANewDatabaseWhenStartedTwice() {
        // Given
        var first = new LocalStackResource().start();

        // When
        var second = new LocalStackResource().start();

        // Then
        assertThat(second).containsEntry("kafka.bootstrap.servers", first.get("kafka.bootstrap.servers"));
        assertThat(second.get("quarkus.datasource.jdbc.url"))
                .startsWith("jdbc:postgresql://localhost:")
                .isNotEqualTo(first.get("quarkus.datasource.jdbc.url"));
    }

    @Test
    void shouldLeaveTheDatabaseOutWhenTheServiceHasNone() {
        // Given
        var resource = new LocalStackResource();
        resource.init(Map.of("database", "false"));

        // When
        var settings = resource.start();

        // Then
        assertThat(settings).containsOnlyKeys("kafka.bootstrap.servers");
    }

    @Test
    void shouldHoldEveryTopicOfTheContractsWhenStarted() throws Exception {
        // Given
        var wanted = ContractTopics.read().stream().map(Topic::name).toList();

        // When
        try (var admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", LocalStack.broker().bootstrapServers()))) {

            // Then
            assertThat(admin.listTopics().names().get()).containsAll(wanted);
        }
    }

    @Test
    void shouldReachTheSameBrokerWhenAnotherClassLoaderAsks() throws Exception {
        // Given
        var here = LocalStack.broker();

        // When
        try (var loader = new Isolated()) {
            var there = loader.loadClass(LocalStack.class.getName())
                    .getMethod("broker")
                    .invoke(null);

            // Then
            assertThat(there).isNotInstanceOf(Broker.class);
            assertThat(there.getClass().getMethod("bootstrapServers").invoke(there))
                    .isEqualTo(here.bootstrapServers());
        }
    }

    /** Loads this module's classes anew, as Quarkus does for each application under test. */
    private static final class Isolated extends URLClassLoader {
        Isolated() throws IOException {
            super(
                    List.of(LocalStack.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation())
                            .toArray(URL[]::new),
                    Isolated.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            var mine = name.startsWith("io.qrpay.local.")
                    && !name.equals(getClass().getName());
            var loaded = findLoadedClass(name);
            return loaded != null ? loaded : mine ? findClass(name) : super.loadClass(name, resolve);
        }
    }
}
