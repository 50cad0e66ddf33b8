package io.qrpay.ingress.registration;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.ingress.event.Expected;
import io.qrpay.vipps.salesunit.SalesUnits;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether the vendor can reach us for every sales unit, as far as our table says. */
@Startup
@ApplicationScoped
public class RegistrationState {
    private final SalesUnits salesUnits;
    private final Registrations registrations;

    RegistrationState(SalesUnits salesUnits, Registrations registrations, MeterRegistry meters) {
        this.salesUnits = salesUnits;
        this.registrations = registrations;
        meters.gauge("qrpay.ingress.registrations.wanted", this, RegistrationState::wanted);
        meters.gauge("qrpay.ingress.registrations.present", this, RegistrationState::present);
        meters.gauge("qrpay.ingress.registrations.unreadable", this, RegistrationState::unreadable);
    }

    /** Registrations that the sales units need. */
    public long wanted() {
        return (long) salesUnits.msns().size() * Expected.values().length;
    }

    /** Those of them that we hold the secret of. */
    public long present() {
        return registrations.snapshot().present(salesUnits.msns());
    }

    /** Rows that were sealed with another key. */
    private long unreadable() {
        return registrations.snapshot().unreadable();
    }

    /** Read, and one of them at least is there. */
    public boolean suffices() {
        return registrations.snapshot().isRead() && (wanted() == 0 || present() > 0);
    }
}
