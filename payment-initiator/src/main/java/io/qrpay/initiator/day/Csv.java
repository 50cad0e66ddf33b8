package io.qrpay.initiator.day;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table as CSV (RFC 4180). Texts that a spreadsheet would take for a formula begin with an apostrophe. */
final class Csv {
    private static final String FORMULA = "=+-@\t\r";
    private static final Pattern TO_QUOTE = Pattern.compile("[\",\r\n]");

    private Csv() {}

    /** @param rows of numbers and texts; null is an empty cell */
    static String of(List<String> header, Stream<? extends List<? extends @Nullable Object>> rows) {
        return Stream.concat(Stream.of(header), rows).map(Csv::line).collect(Collectors.joining());
    }

    private static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            default -> quoted(harmless(value.toString()));
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return TO_QUOTE.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
