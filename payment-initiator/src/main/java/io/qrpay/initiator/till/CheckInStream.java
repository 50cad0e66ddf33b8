package io.qrpay.initiator.till;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.initiator.pairing.WaitingCheckIn;
import io.qrpay.initiator.pairing.WaitingCheckIns;
import io.qrpay.problem.Gate;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The customers who come to printed codes, as a stream for the till: those who wait now, each one who comes, and heartbeats. */
@Startup
@ApplicationScoped
class CheckInStream {
    private final WaitingCheckIns waiting;
    private final TillConfig config;
    private final Gate gate;

    CheckInStream(WaitingCheckIns waiting, TillConfig config, MeterRegistry registry) {
        this.waiting = waiting;
        this.config = config;
        this.gate = new Gate(config.listeners(), "qrpay.till.check.in.listeners", registry);
    }

    /**
     * Check-ins as they come, empty for a heartbeat; has no end.
     *
     * @param merchantQrId those at one code; null for all of the sales unit
     */
    Multi<Optional<WaitingCheckIn>> of(String msn, @Nullable String merchantQrId) {
        var leave = gate.enter();
        var told = new Told(merchantQrId);
        return waiting.following(msn, config.heartbeat())
                .onItem()
                .transformToIterable(told::signals)
                .onTermination()
                .invoke(leave);
    }

    /** What one listener has heard of already: the latest check-in at each code. */
    private static final class Told {
        private final @Nullable String merchantQrId;
        private final Map<String, Instant> latest = new HashMap<>();

        Told(@Nullable String merchantQrId) {
            this.merchantQrId = merchantQrId;
        }

        List<Optional<WaitingCheckIn>> signals(List<WaitingCheckIn> all) {
            var news = all.stream().filter(this::isNews).map(Optional::of).toList();
            return news.isEmpty() ? List.of(Optional.empty()) : news;
        }

        private boolean isNews(WaitingCheckIn checkIn) {
            var code = checkIn.merchantQrId();
            return (merchantQrId == null || merchantQrId.equals(code))
                    && !checkIn.scannedAt().equals(latest.put(code, checkIn.scannedAt()));
        }
    }
}
