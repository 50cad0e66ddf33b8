package io.qrpay.registry.sync;

import static io.qrpay.registry.Editor.awaitState;
import static io.qrpay.registry.Editor.created;
import static io.qrpay.registry.Editor.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.local.quarkus.LocalStackResource;
import io.qrpay.local.quarkus.SimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many wishes at once are told to Vipps no faster than is allowed. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(SimulatorResource.class)
@TestProfile(RateIT.Profile.class)
class RateIT {
    private static final int CALLS_PER_SECOND = 1;
    private static final int CODES = 16;

    /** Over the usual settings. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("qrpay.registry.sync.calls-per-second", String.valueOf(CALLS_PER_SECOND));
        }
    }

    @Test
    void shouldTakeItsTimeWhenManyCodesAreWished() {
        // Given
        var began = System.nanoTime();

        // When
        var ids = IntStream.range(0, CODES)
                .mapToObj(i -> created(redirect("store-1", "code-" + UUID.randomUUID(), "https://shop.example/" + i)))
                .toList();
        ids.forEach(id -> awaitState(id, "IN_SYNC"));

        // Then: the first call has no other before it
        var took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(took).isGreaterThan(Duration.ofSeconds((CODES - 1) / CALLS_PER_SECOND));
    }
}
