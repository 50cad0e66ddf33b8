package io.qrpay.simulator.webhook;

import io.qrpay.simulator.behaviour.CurrentBehaviour;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ends a registration, without a word, that has taken nothing for two weeks of the vendor's time. */
@ApplicationScoped
class Silence {

    private static final Duration LONGEST = Duration.ofDays(14);

    private final Registrations registrations;
    private final CurrentBehaviour behaviour;
    private final Map<Registration, Long> since = new ConcurrentHashMap<>();

    Silence(Registrations registrations, CurrentBehaviour behaviour) {
        this.registrations = registrations;
        this.behaviour = behaviour;
    }

    /** It took what was sent. */
    void broken(Registration registration) {
        since.remove(registration);
    }

    /** It did not take what was sent. */
    void goesOn(Registration registration) {
        var now = System.currentTimeMillis();
        var first = since.computeIfAbsent(registration, absent -> now);
        if (now - first > behaviour.ourMillis(LONGEST) || !registrations.contains(registration)) {
            since.remove(registration);
            registrations.remove(registration);
        }
    }

    void clear() {
        since.clear();
    }
}
