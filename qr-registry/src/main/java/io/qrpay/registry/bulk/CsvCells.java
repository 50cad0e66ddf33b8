package io.qrpay.registry.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one CSV record (RFC 4180), read and written. A cell that a spreadsheet would take for a formula has an
 * apostrophe before it in a file, which is added on the way out and taken away on the way in.
 */
final class CsvCells {
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern TO_BE_QUOTED = Pattern.compile(".*[\",;\\r\\n].*", Pattern.DOTALL);

    private final String text;
    private final char separator;
    private final List<String> cells = new ArrayList<>();
    private int position;

    private CsvCells(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** Null when its quotes are not in order. */
    static @Nullable List<String> read(String text, char separator) {
        return new CsvCells(text, separator).read();
    }

    private @Nullable List<String> read() {
        do {
            var cell = isAt('"') ? quoted() : plain();
            if (cell == null || !isAtBorder()) {
                return null;
            }
            cells.add(plainFormula(cell));
        } while (position++ < text.length());
        return cells;
    }

    private boolean isAt(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    private boolean isAtBorder() {
        return position == text.length() || isAt(separator);
    }

    private @Nullable String plain() {
        var end = text.indexOf(separator, position);
        var cell = text.substring(position, end < 0 ? text.length() : end);
        position += cell.length();
        return cell.indexOf('"') < 0 ? cell : null;
    }

    private @Nullable String quoted() {
        var cell = new StringBuilder();
        while (isAt('"')) {
            var end = text.indexOf('"', position + 1);
            if (end < 0) {
                return null;
            }
            cell.append(text, position + 1, end);
            position = end + 1;
            if (isAt('"')) {
                cell.append('"');
            }
        }
        return cell.toString();
    }

    /** One record with its end. */
    static void write(List<String> cells, StringBuilder to) {
        for (int i = 0; i < cells.size(); i++) {
            to.append(i == 0 ? "" : ",").append(written(cells.get(i)));
        }
        to.append("\r\n");
    }

    private static String written(String cell) {
        var harmless = FORMULA.matcher(cell).matches() ? "'" + cell : cell;
        return TO_BE_QUOTED.matcher(harmless).matches() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    private static String plainFormula(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
