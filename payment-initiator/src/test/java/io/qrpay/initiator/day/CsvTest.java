package io.qrpay.initiator.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void shouldBeginWithTheHeaderAndEndEachLineAsTheStandardSays() {
        // When
        var csv = Csv.of(List.of("posId", "amount"), Stream.of(Arrays.asList("pos-1", -500L), Arrays.asList(null, 7)));

        // Then
        assertThat(csv).isEqualTo("posId,amount\r\npos-1,-500\r\n,7\r\n");
    }

    @Test
    void shouldQuoteWhatWouldEndACell() {
        // When
        var csv = Csv.of(List.of("a"), Stream.of(List.of("x,y"), List.of("say \"x\""), List.of("two\r\nlines")));

        // Then
        assertThat(csv).isEqualTo("a\r\n\"x,y\"\r\n\"say \"\"x\"\"\"\r\n\"two\r\nlines\"\r\n");
    }

    @Test
    void shouldBeNoFormulaWhateverATillIsCalled() {
        // Given
        var names = Stream.of("=1+1", "+47", "-2", "@SUM(A1)", "\tx", "=A1,\"x\"", "pos-1", "");

        // When
        var csv = Csv.of(List.of("a"), names.map(List::of));

        // Then
        assertThat(csv.split("\r\n", -1))
                .containsExactly(
                        "a", "'=1+1", "'+47", "'-2", "'@SUM(A1)", "'\tx", "\"'=A1,\"\"x\"\"\"", "pos-1", "", "");
    }
}
