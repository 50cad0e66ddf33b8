package io.qrpay.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchingTest {

    @Test
    void shouldTurnAwayWhoComesWhenAllPlacesAreTaken() {
        // Given
        var watching = new Watching(() -> 1);
        var first = watching.of(() -> "same").subscribe().withSubscriber(AssertSubscriber.create(1));

        // When
        assertThatThrownBy(() -> watching.of(() -> "same")).isInstanceOf(ServiceUnavailableException.class);
        first.cancel();

        // Then
        assertThat(watching.of(() -> "same")).isNotNull();
    }

    @Test
    void shouldLookNoMoreThanIsReadWhenReaderIsSlow() {
        // Given
        var watching = new Watching(() -> 2);
        var forSlow = new AtomicInteger();
        var forEager = new AtomicInteger();

        // When
        var slow = watching.of(forSlow::incrementAndGet).subscribe().withSubscriber(AssertSubscriber.create(1));
        var eager = watching.of(forEager::incrementAndGet)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        // Then
        await().until(() -> forEager.get() >= 10);
        assertThat(forSlow.get()).isLessThanOrEqualTo(3);
        slow.cancel();
        eager.cancel();
    }
}
