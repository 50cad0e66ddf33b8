package io.qrpay.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers of a record that was put back on its topic after it had been a dead letter. */
public final class Redriven {
    /** Who did it. */
    public static final String BY = "redriven-by";
    /** When the record was written first, ISO 8601: a checkout does not become young again. */
    public static final String FIRST_AT = "redriven-first-at";

    private Redriven() {}

    /**
     * When the record was first written. Headers make a record older only, whoever wrote them.
     *
     * @param writtenAt when this writing of it was, by the broker
     */
    public static Instant firstAt(Headers headers, Instant writtenAt) {
        return text(headers, FIRST_AT)
                .flatMap(Redriven::instant)
                .filter(first -> first.isBefore(writtenAt))
                .orElse(writtenAt);
    }

    private static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
