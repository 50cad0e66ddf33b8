package io.qrpay.registry.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinesTest {

    @Test
    void shouldNumberLinesAndSkipBlankOnes() {
        // When
        var lines = read("one\r\n\r\n  \ntwo\nthree");

        // Then
        assertThat(lines).containsExactly(new TextLine(1, "one"), new TextLine(4, "two"), new TextLine(5, "three"));
    }

    @Test
    void shouldGoOnAfterALineBreakBetweenQuotes() {
        // When
        var lines = read("a,\"1\r\n2\"\"\n3\"\nb");

        // Then
        assertThat(lines).containsExactly(new TextLine(1, "a,\"1\r\n2\"\"\n3\""), new TextLine(4, "b"));
    }

    @Test
    void shouldTakeNoNoticeOfQuotesOutsideOfCsv() {
        // When
        var lines =
                all(new TextLines(body(new ByteArrayInputStream("{\"\n}".getBytes(StandardCharsets.UTF_8))), false));

        // Then
        assertThat(lines).containsExactly(new TextLine(1, "{\""), new TextLine(2, "}"));
    }

    @Test
    void shouldSkipAByteOrderMarkAtTheBeginningOnly() {
        // When
        var lines = read("\uFEFFæøå\n\uFEFFb");

        // Then
        assertThat(lines).containsExactly(new TextLine(1, "æøå"), new TextLine(2, "\uFEFFb"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void shouldReadTheSameHoweverTheBytesCome(int atOnce) {
        // Given
        var text = "\uFEFFæ,\"ø\r\n€\"\r\n😀\n";

        // When
        var lines = all(new TextLines(body(drops(text, atOnce)), true));

        // Then
        assertThat(lines).containsExactly(new TextLine(1, "æ,\"ø\r\n€\""), new TextLine(3, "😀"));
    }

    @Test
    void shouldNameTheLineAndTheByteWhenItIsNotUtf8() {
        // When
        var problem = refused("ok\nblåbær\n".getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(problem.errors()).containsExactly(new FieldError("line 2", "is not UTF-8 at byte 6 of the file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void shouldRefuseOtherEncodings(String encoding) {
        // When
        var problem = refused("kind,msn\n".getBytes(Charset.forName(encoding)));

        // Then
        assertThat(problem.type()).isEqualTo(BulkProblem.INVALID_IMPORT.uri());
    }

    @Test
    void shouldRefuseControlCharacters() {
        // When
        var problem = refused("a\nb\u0000c\n".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(problem.errors()).containsExactly(new FieldError("line 2", "holds a control character"));
    }

    @Test
    void shouldRefuseALineThatIsTooLongWithoutHoldingIt() {
        // When
        var problem = refused(("a\n\"" + "b\n".repeat(5_000)).getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(problem.errors())
                .containsExactly(
                        new FieldError("line 2", "is longer than 8 kB: is a quote opened there and not closed?"));
    }

    private static List<TextLine> read(String text) {
        return all(new TextLines(body(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), true));
    }

    private static Problem refused(byte[] file) {
        var lines = new TextLines(body(new ByteArrayInputStream(file)), true);
        return catchThrowableOfType(ProblemFound.class, () -> all(lines)).problem();
    }

    private static List<TextLine> all(TextLines lines) {
        var all = new ArrayList<TextLine>();
        for (var line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }

    private static ImportBody body(InputStream in) {
        return new ImportBody(in, 1_000_000, Duration.ofSeconds(10));
    }

    private static InputStream drops(String text, int atOnce) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public int read(byte[] to) {
                return super.read(to, 0, Math.min(atOnce, to.length));
            }
        };
    }
}
