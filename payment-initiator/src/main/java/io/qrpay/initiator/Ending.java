package io.qrpay.initiator;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** A service that ends begins nothing by the clock: its database is closed seconds before its channels. */
@Singleton
final class Ending {

    void stopTheClock(@Observes ShutdownEvent event, Scheduler scheduler) {
        scheduler.pause();
    }
}
