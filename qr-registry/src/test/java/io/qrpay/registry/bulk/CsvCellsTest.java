package io.qrpay.registry.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellsTest {

    @Test
    void shouldReadCellsWithAndWithoutQuotes() {
        // When
        var cells = CsvCells.read("plain,\"with, comma\",\"with \"\"quotes\"\"\",\"\",,\"two\r\nlines\",blåbær", ',');

        // Then
        assertThat(cells).containsExactly("plain", "with, comma", "with \"quotes\"", "", "", "two\r\nlines", "blåbær");
    }

    @Test
    void shouldKeepAnEmptyCellAtEachEnd() {
        // When
        var cells = CsvCells.read(";a;", ';');

        // Then
        assertThat(cells).containsExactly("", "a", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,\"b", "a,b\"c", "\"a\"b,c", "\"a\"\"", "\"", "\"\"\""})
    void shouldRefuseQuotesThatAreNotInOrder(String text) {
        // When
        var cells = CsvCells.read(text, ',');

        // Then
        assertThat(cells).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+47", "-5", "@x", "'=1", "''@", "'plain", "a=b", "'", "", "a;b", "\"", "\r\n"})
    void shouldReadWhatItWrote(String cell) {
        // When
        var written = new StringBuilder();
        CsvCells.write(List.of("first", cell, "last"), written);

        // Then
        assertThat(CsvCells.read(withoutEnd(written), ',')).containsExactly("first", cell, "last");
    }

    @Test
    void shouldReadWhatItWroteWhateverThatWas() {
        // Given
        var random = new Random(7);
        var letters = "a,;\"'=+-@\r\n\t æ";

        for (int round = 0; round < 10_000; round++) {
            var cells = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(i -> word(random, letters))
                    .toList();

            // When
            var written = new StringBuilder();
            CsvCells.write(cells, written);

            // Then
            assertThat(CsvCells.read(withoutEnd(written), ',')).isEqualTo(cells);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1"})
    void shouldWriteNothingThatASpreadsheetTakesForAFormula(String cell) {
        // When
        var written = new StringBuilder();
        CsvCells.write(List.of(cell), written);

        // Then
        assertThat(written.toString().replace("\"", "")).startsWith("'");
    }

    private static String word(Random random, String letters) {
        var word = new StringBuilder();
        for (int left = random.nextInt(6); left > 0; left--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    private static String withoutEnd(StringBuilder record) {
        return record.substring(0, record.length() - 2);
    }
}
