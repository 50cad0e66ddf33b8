package io.qrpay.registry.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qrpay.problem.ProblemFound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ImportBodyTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void shouldRefuseWhatIsLargerThanAllowed() {
        // Given
        var body = new ImportBody(new ByteArrayInputStream(new byte[11]), 10, SOON);

        // When
        var refused = catchThrowableOfType(ProblemFound.class, () -> body.read(new byte[64]));

        // Then
        assertThat(refused.problem().status()).isEqualTo(413);
    }

    @Test
    void shouldTakeAllThatIsAllowed() {
        // Given
        var body = new ImportBody(new ByteArrayInputStream(new byte[10]), 10, SOON);

        // When
        var read = body.read(new byte[64]);

        // Then
        assertThat(read).isEqualTo(10);
        assertThat(body.read(new byte[64])).isEqualTo(-1);
    }

    @Test
    void shouldGiveUpWhenItTakesTooLong() {
        // Given
        var body = new ImportBody(new ByteArrayInputStream(new byte[10]), 10, Duration.ofNanos(-1));

        // When
        var refused = catchThrowableOfType(ProblemFound.class, () -> body.read(new byte[64]));

        // Then
        assertThat(refused.problem().type()).isEqualTo(BulkProblem.IMPORT_INCOMPLETE.uri());
    }

    @Test
    void shouldSaySoWhenTheSenderHasGone() {
        // Given
        var body = new ImportBody(broken(), 10, SOON);

        // When
        var refused = catchThrowableOfType(ProblemFound.class, () -> body.read(new byte[64]));
        body.drop();

        // Then
        assertThat(refused.problem().type()).isEqualTo(BulkProblem.IMPORT_INCOMPLETE.uri());
    }

    @Test
    void shouldDropTheRestToItsEnd() throws IOException {
        // Given
        var rest = new ByteArrayInputStream(new byte[1_000_000]);

        // When
        new ImportBody(rest, 10, SOON).drop();

        // Then
        assertThat(rest.available()).isZero();
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
    }
}
