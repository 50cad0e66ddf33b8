package io.qrpay.vipps.salesunit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The sales units of a file. The application does not start with a bad one; later a bad one is reported (log, metric
 * {@code qrpay.sales.units.file.errors}, readiness detail) and the former stays. Content decides whether it changed: in
 * Kubernetes a mounted file's time does not.
 */
@ApplicationScoped
class FileSalesUnits implements SalesUnits, Stores, CredentialSets {
    private static final Logger LOG = Logger.getLogger(FileSalesUnits.class);

    private static final byte[] NOTHING = {};

    private final Path file;
    private volatile Snapshot snapshot;
    private volatile @Nullable String error;
    private byte[] lastContent;

    FileSalesUnits(SalesUnitsConfig config, MeterRegistry metrics) {
        this.file = config.file();
        this.lastContent = content(file);
        this.snapshot = SalesUnitsReading.read(lastContent);
        LOG.infof("Sales units read units=%d stores=%d", units(), stores());
        measure(metrics);
    }

    void watch(@Observes StartupEvent start, Vertx vertx, SalesUnitsConfig config) {
        vertx.setPeriodic(
                Math.max(1, config.checkEvery().toMillis()), tick -> vertx.executeBlocking(this::readIfChanged));
    }

    /** Takes over a good file, reports a bad one; never throws. */
    synchronized @Nullable Void readIfChanged() {
        try {
            var content = content(file);
            if (!Arrays.equals(content, lastContent)) {
                lastContent = content;
                takeOver(SalesUnitsReading.read(content));
            }
        } catch (UncheckedIOException unreadable) {
            lastContent = NOTHING;
            report(unreadable);
        } catch (InvalidSalesUnits invalid) {
            report(invalid);
        }
        return null;
    }

    private void takeOver(Snapshot next) {
        snapshot = next;
        error = null;
        LOG.infof("Sales units changed units=%d stores=%d", units(), stores());
    }

    private void report(RuntimeException e) {
        var message = String.valueOf(e.getMessage());
        if (!message.equals(error)) {
            error = message;
            LOG.errorf("Sales units not changed, the file has errors reason=%s", message);
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the sales units file " + file + " cannot be read", e);
        }
    }

    @Override
    public Optional<String> msnOf(String storeId, Instant at) {
        return snapshot.msnOf(storeId, at);
    }

    @Override
    public Optional<ZoneId> timeZoneOf(String storeId) {
        return snapshot.timeZoneOf(storeId);
    }

    @Override
    public Optional<Locale> languageOf(String storeId) {
        return snapshot.languageOf(storeId);
    }

    @Override
    public Set<String> msns() {
        return snapshot.credentials().keySet();
    }

    @Override
    public Optional<Credentials> credentialsOf(String msn) {
        return snapshot.credentialsOf(msn);
    }

    @Override
    public Optional<Credentials> of(Party party) {
        return snapshot.credentialsOf(party);
    }

    @Override
    public Map<String, WebhookWish> webhookWishes() {
        return snapshot.webhooks();
    }

    /** What is wrong with the file since it was last taken over; empty when nothing is. */
    Optional<String> error() {
        return Optional.ofNullable(error);
    }

    int units() {
        return snapshot.credentials().size();
    }

    int stores() {
        return snapshot.stores().size();
    }

    private void measure(MeterRegistry metrics) {
        Gauge.builder(
                        "qrpay.sales.units.file.errors",
                        this,
                        units -> units.error().isPresent() ? 1 : 0)
                .description("1 while the sales units file has errors and the former content is in use")
                .register(metrics);
        Gauge.builder("qrpay.sales.units", this, FileSalesUnits::units)
                .description("Sales units in use")
                .register(metrics);
    }
}
