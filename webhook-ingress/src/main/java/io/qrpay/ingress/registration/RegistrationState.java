package io.qrpay.ingress.registration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/** Whether the vendor can reach us for every sales unit, as far as our table says. */
@Startup
@ApplicationScoped
public class RegistrationState {
    private final Wishes wishes;
    private final Registrations registrations;
    private final AlignmentSchedule schedule;

    RegistrationState(Wishes wishes, Registrations registrations, AlignmentSchedule schedule, MeterRegistry meters) {
        this.wishes = wishes;
        this.registrations = registrations;
        this.schedule = schedule;
        measure(meters);
    }

    private void measure(MeterRegistry meters) {
        gauge(meters, "wanted", RegistrationState::wanted, "Registrations that are wanted");
        gauge(meters, "in.line", RegistrationState::inLine, "Wanted ones that Vipps lists and whose secret we hold");
        gauge(
                meters,
                "failing",
                RegistrationState::failing,
                "Sales units and partners that this replica failed to compare");
        gauge(meters, "unreadable", RegistrationState::unreadable, "Rows that none of our keys opens");
        gauge(meters, "oldest.age.seconds", RegistrationState::oldestAge, "Age of the oldest that is in line");
    }

    private void gauge(
            MeterRegistry meters, String name, ToDoubleFunction<RegistrationState> value, String description) {
        Gauge.builder("qrpay.ingress.registrations." + name, this, value)
                .description(description)
                .register(meters);
    }

    /** Registrations that are wanted. */
    public long wanted() {
        return wishes.purposes().count();
    }

    /** Those of them that the vendor lists and that we hold the secret of. */
    public long inLine() {
        var snapshot = registrations.snapshot();
        return wishes.purposes()
                .filter(purpose -> snapshot.liveSince(purpose).isPresent())
                .count();
    }

    /** Whose last comparison by this replica failed. */
    long failing() {
        return schedule.failing();
    }

    /** Rows that none of our keys opens. */
    long unreadable() {
        return registrations.snapshot().unreadable();
    }

    /** In seconds. */
    double oldestAge() {
        var snapshot = registrations.snapshot();
        return wishes.purposes()
                .flatMap(purpose -> snapshot.liveSince(purpose).stream())
                .min(Comparator.naturalOrder())
                .map(made -> Duration.between(made, Instant.now()).toSeconds())
                .orElse(0L);
    }

    /** Whether deliveries can be checked. */
    public boolean isRead() {
        return registrations.snapshot().isRead();
    }
}
