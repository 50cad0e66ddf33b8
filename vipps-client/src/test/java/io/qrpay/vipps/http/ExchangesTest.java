package io.qrpay.vipps.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qrpay.vipps.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangesTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Exchanges exchanges = new Exchanges(registry);

    @ParameterizedTest
    @CsvSource({"400,client_error", "429,too_many", "500,server_error", "302,server_error"})
    void shouldCountFailuresByStatus(int status, String outcome) {
        // Given
        var answer = new Answer.Failure(new Problem(status, null, null, null, null, List.of()), false, null);

        // When
        exchanges.count(Operation.REGISTER_WEBHOOK, Future.succeededFuture(answer), 1_000);

        // Then
        assertThat(count("register-webhook", outcome)).isEqualTo(1);
    }

    @Test
    void shouldCountSuccessesWithTheirTime() {
        // When
        exchanges.count(Operation.CREATE, Future.succeededFuture(new Answer.Success(201, Buffer.buffer())), 5_000_000);

        // Then
        assertThat(count("create", "success")).isEqualTo(1);
        assertThat(registry.get("qrpay.vipps.exchange")
                        .tags("operation", "create", "outcome", "success")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(5);
    }

    @Test
    void shouldTellTimeoutsFromLostConnections() {
        // When
        exchanges.count(Operation.EVENTS, Future.failedFuture(new NoAnswer("", true, new TimeoutException())), 1);
        exchanges.count(Operation.EVENTS, Future.failedFuture(new NoAnswer("", true, new IllegalStateException())), 1);

        // Then
        assertThat(count("events", "timeout")).isEqualTo(1);
        assertThat(count("events", "no_connection")).isEqualTo(1);
    }

    private long count(String operation, String outcome) {
        return registry.get("qrpay.vipps.exchange")
                .tags("operation", operation, "outcome", outcome)
                .timer()
                .count();
    }
}
