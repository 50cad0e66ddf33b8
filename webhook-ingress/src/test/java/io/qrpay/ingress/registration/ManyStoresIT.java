package io.qrpay.ingress.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qrpay.contracts.payment.FactName;
import io.qrpay.ingress.Deliveries;
import io.qrpay.ingress.Vendor;
import io.qrpay.ingress.VendorResource;
import io.qrpay.ingress.Webhook;
import io.qrpay.local.FreePort;
import io.qrpay.local.postgres.Database;
import io.qrpay.local.process.ServiceProcess;
import io.qrpay.local.process.ServiceSpec;
import io.qrpay.local.quarkus.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two packaged replicas, a thousand sales units, one vendor. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ManyStoresIT {
    private static final int SALES_UNITS = 1_000;
    private static final int CALLS_PER_SECOND = 60;
    private static final int REPLICAS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CREATED = "epayments.payment.created.v1";
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final Vendor vendor = new Vendor();
    private final List<String> msns = IntStream.range(0, SALES_UNITS)
            .mapToObj(i -> String.valueOf(5_000_000 + i))
            .toList();
    private final Map<String, String> settings = settings();
    private final List<ServiceProcess> replicas =
            IntStream.rangeClosed(1, REPLICAS).mapToObj(this::replica).toList();

    @AfterEach
    void close() {
        replicas.forEach(ServiceProcess::close);
        vendor.close();
    }

    private Map<String, String> settings() {
        var all = new HashMap<String, String>();
        var database = LocalStack.databaseServer().newDatabaseUrl();
        all.put("KAFKA_BOOTSTRAP_SERVERS", LocalStack.broker().bootstrapServers());
        all.put("QUARKUS_DATASOURCE_REACTIVE_URL", database);
        all.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database);
        all.put("QUARKUS_DATASOURCE_USERNAME", Database.USERNAME);
        all.put("QUARKUS_DATASOURCE_PASSWORD", Database.PASSWORD);
        all.put("QRPAY_SALES_UNITS_FILE", salesUnits().toString());
        all.put("QRPAY_INGRESS_PUBLIC_URL", "https://pay.chain.example");
        all.put("QRPAY_INGRESS_SECRET_KEY", ConfiguredIngress.SECRET_KEY);
        all.put("QRPAY_INGRESS_REGISTRATION_CALLS_PER_SECOND", String.valueOf(CALLS_PER_SECOND));
        all.put("QRPAY_INGRESS_REGISTRATION_COMPARE_EVERY", "PT30M");
        return all;
    }

    private Path salesUnits() {
        try {
            var file = Files.createTempFile(TARGET, "many-sales-units-", ".json");
            VendorResource.write(file, vendor.url(), msns, Map.of());
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ServiceProcess replica(int number) {
        var port = FreePort.find();
        var log = TARGET.resolve("many-stores-" + number + "-" + port + ".log");
        return ServiceProcess.alone(
                new ServiceSpec("webhook-ingress-" + number, JAR, List.of("-Xmx128m"), settings, port, log));
    }

    @Test
    void shouldRegisterEachSalesUnitOnceAndGentlyWhenTwoReplicasBeginTogether() {
        // When
        replicas.forEach(ServiceProcess::start);
        await().atMost(PATIENCE).until(() -> msns.stream().allMatch(this::isRegistered));

        // Then
        assertThat(msns).allSatisfy(msn -> {
            assertThat(vendor.registrations(msn)).hasSize(2);
            assertThat(vendor.registrationsMade(msn)).isEqualTo(2);
        });
        assertThat(vendor.refused()).isZero();
        assertThat(mostInASecond(vendor.callTimes())).isLessThanOrEqualTo(REPLICAS * CALLS_PER_SECOND * 12 / 10);
        assertThat(vendor.calls()).isBetween(3 * SALES_UNITS, 3 * SALES_UNITS + SALES_UNITS / 10);
        replicas.forEach(this::shouldBelieveTheLast);
        replicas.forEach(replica -> assertThat(replica.log())
                .content()
                .doesNotContain(vendor.registration(msns.getLast(), CREATED).secret()));
    }

    private boolean isRegistered(String msn) {
        return vendor.registrations(msn).size() >= 2;
    }

    private static long mostInASecond(List<Long> times) {
        return times.stream().mapToLong(from -> within(times, from)).max().orElseThrow();
    }

    private static long within(List<Long> times, long from) {
        var end = from + Duration.ofSeconds(1).toNanos();
        return times.stream().filter(time -> time >= from && time < end).count();
    }

    private void shouldBelieveTheLast(ServiceProcess replica) {
        var msn = msns.getLast();
        var webhook = Webhook.of(
                vendor.registration(msn, CREATED), Webhook.event(msn, "it-" + UUID.randomUUID(), FactName.CREATED));
        await().atMost(PATIENCE).until(() -> new Deliveries(replica.baseUrl()).deliver(webhook) == 200);
    }
}
