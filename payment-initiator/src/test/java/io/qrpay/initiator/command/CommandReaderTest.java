package io.qrpay.initiator.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.ContractExamples;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.command.PaymentCommand;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.initiator.command.CommandReading.Readable;
import io.qrpay.initiator.command.CommandReading.Unreadable;
import io.qrpay.problem.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandReaderTest {
    private static final String CAPTURE = """
            {"storeId":"oslo-1","reference":"oslo1-0001","commandId":"cap-1","kind":"CAPTURE",
             "amount":{"value":3000,"currency":"NOK"},"requestedBy":"till-7","requestedAt":"2026-11-21T12:05:00Z"}""";

    private final CommandReader reader = new CommandReader(new StrictJson(new ObjectMapper()));

    @Test
    void shouldReadEveryCommandOfTheContract() {
        assertThat(ContractExamples.of("6-payment.command.v1").all())
                .hasSizeGreaterThan(2)
                .allSatisfy(example -> assertThat(reader.read(example.json())).isInstanceOf(Readable.class));
    }

    @Test
    void shouldTakeThePaymentFromThePathOverRest() {
        // Given
        var body = """
                {"commandId":"can-1","requestedBy":"till-7","requestedAt":"2026-11-21T12:05:00Z"}""";

        // When
        var reading = reader.read(bytes(body), "oslo-1", "oslo1-0001", Kind.CANCEL);

        // Then
        assertThat(reading)
                .isEqualTo(new Readable(new PaymentCommand(
                        "oslo-1",
                        "oslo1-0001",
                        "can-1",
                        Kind.CANCEL,
                        null,
                        "till-7",
                        Instant.parse("2026-11-21T12:05:00Z"))));
    }

    @Test
    void shouldReadTheAmount() {
        assertThat(reader.read(bytes(CAPTURE)))
                .isInstanceOfSatisfying(
                        Readable.class,
                        readable -> assertThat(readable.command().amount()).isEqualTo(new Money(3000, "NOK")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "storeId":"oslo-1"          | "storeId":"oslo/1"           | /storeId must match [A-Za-z0-9._-]{1,64}
            "reference":"oslo1-0001"    | "reference":1234567890       | /reference must be a string
            "reference":"oslo1-0001",   | ``                           | /reference is missing
            "cap-1"                     | "auto"                       | /commandId must match [A-Za-z0-9-]{1,50} and be none of auto, refused, superseded
            "cap-1"                     | "cap/1"                      | /commandId must match [A-Za-z0-9-]{1,50} and be none of auto, refused, superseded
            "CAPTURE"                   | "capture"                    | /kind must be one of CAPTURE, CANCEL, REFUND
            "CAPTURE"                   | "CANCEL"                     | /amount is not a known field
            "value":3000                | "value":0                    | /amount/value must be from 1 to 65000000
            "value":3000                | "value":"3000"               | /amount/value must be a whole number
            "value":3000                | "value":30.5                 | /amount/value must be a whole number
            "NOK"                       | "SEK"                        | /amount/currency must be NOK, DKK or EUR
            "till-7"                    | "Kari Nordmann"              | /requestedBy must match [A-Za-z0-9._@:-]{1,64}
            "2026-11-21T12:05:00Z"      | "yesterday"                  | /requestedAt must be an RFC 3339 time
            "till-7"                    | "till-7","force":true        | /force is not a known field
            "till-7"                    | "till-7","kind":"REFUND"     | /kind is there twice
            """)
    void shouldNameWhatIsWrong(String right, String wrong, String error) {
        // When
        var reading = reader.read(bytes(CAPTURE.replace(right, wrong)));

        // Then
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.detail()).isEqualTo(error));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``      | / is empty
            nothing | / is not JSON
            [1]     | / must be a JSON object
            """)
    void shouldRefuseWhatIsNoObject(String text, String error) {
        assertThat(reader.read(bytes(text)))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.detail()).isEqualTo(error));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
