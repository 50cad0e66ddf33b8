package io.qrpay.vipps.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.vipps.Problem;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureReadingTest {

    @Test
    void shouldReadAProblemWithItsCodeAndFields() {
        // When
        var failure = read(400, """
                {"type":"https://httpstatuses.io/400","title":"Cannot capture","status":422,"detail":"…",
                 "instance":"/v1/payments/x/capture","traceId":"00-4b-01",
                 "extraDetails":[{"name":"Amount.Value","reason":"too high"},{"name":"ErrorCode","reason":"6090"}]}""");

        // Then
        assertThat(failure.byGateway()).isFalse();
        assertThat(failure.problem())
                .isEqualTo(new Problem(
                        400,
                        "6090",
                        "Cannot capture",
                        "…",
                        "00-4b-01",
                        List.of(new Problem.Field("Amount.Value", "too high"))));
    }

    @Test
    void shouldReadTheGatewaysForm() {
        // When
        var failure = read(429, "{\"statusCode\":429,\"message\":\"Rate limit is exceeded\"}");

        // Then
        assertThat(failure.byGateway()).isTrue();
        assertThat(failure.problem())
                .isEqualTo(new Problem(429, null, "Rate limit is exceeded", null, null, List.of()));
    }

    @Test
    void shouldReadTheTokenEndpointsForm() {
        // When
        var failure = read(401, "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS\",\"error_codes\":[7]}");

        // Then
        assertThat(failure.problem()).isEqualTo(new Problem(401, null, "invalid_client", null, null, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>",
                "\"text\"",
                "{}",
                "{\"extraDetails\":null,\"title\":null}",
                "{\"extraDetails\":\"6090\"}",
                "{\"extraDetails\":[1,null,{}]}",
                "{\"title\":{\"a\":1}}"
            })
    void shouldKeepTheStatusWhenTheBodySaysNothing(String body) {
        // When
        var failure = read(503, body);

        // Then
        assertThat(failure.problem()).isEqualTo(new Problem(503, null, null, null, null, List.of()));
    }

    @Test
    void shouldNotPrintWhatMayRepeatTheRequest() {
        // Given
        var problem = new Problem(
                400, "4070", "Bad phone", "4791234567", "00-1", List.of(new Problem.Field("phone", "4791234567")));

        // Then
        assertThat(problem.toString()).contains("4070", "phone", "00-1").doesNotContain("4791234567");
        assertThat(new Answer.Success(200, Buffer.buffer("t0ken")).toString()).doesNotContain("t0ken");
    }

    private static Answer.Failure read(int status, String body) {
        return FailureReading.read(status, Buffer.buffer(body), Duration.ZERO);
    }
}
