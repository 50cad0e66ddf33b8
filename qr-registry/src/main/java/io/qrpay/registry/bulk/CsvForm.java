package io.qrpay.registry.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.StrictJson.Sent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines of CSV below a header that names the columns, in any order; cells are parted as the header's are. */
final class CsvForm implements LineForm {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final List<Column> NEEDED = List.of(Column.KIND, Column.CHAIN_ID, Column.CODE_ID);

    private final char separator;
    private final List<String> columns;

    /** Ends with {@link BulkProblem#INVALID_IMPORT}, which names each column that is unknown, missing or there twice. */
    CsvForm(@Nullable TextLine header) {
        if (header == null) {
            throw invalid(List.of(new FieldError("line 1", "must name the columns: the file is empty")));
        }
        separator = header.text().indexOf(';') < 0 ? ',' : ';';
        columns = columns(header);
        check(columns);
    }

    private List<String> columns(TextLine header) {
        var cells = CsvCells.read(header.text(), separator);
        if (cells == null) {
            throw invalid(List.of(new FieldError("line " + header.number(), "has quotes that are not in order")));
        }
        return cells;
    }

    private static void check(List<String> columns) {
        var errors = new ArrayList<FieldError>();
        var seen = new HashSet<String>();
        columns.forEach(column -> {
            if (!Column.isKnown(column)) {
                errors.add(new FieldError(printable(column), "is not a known column"));
            } else if (!seen.add(column)) {
                errors.add(new FieldError(column, "is there twice"));
            }
        });
        NEEDED.stream()
                .filter(column -> !seen.contains(column.text()))
                .forEach(column -> errors.add(new FieldError(column.text(), "is missing")));
        if (Collections.disjoint(seen, List.of(Column.MSN.text(), Column.STORE_ID.text()))) {
            errors.add(new FieldError(Column.MSN.text(), "is missing: it or storeId tells the sales unit"));
        }
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
    }

    private static String printable(String column) {
        return NAME.matcher(column).matches() ? column : "?";
    }

    private static ProblemFound invalid(List<FieldError> errors) {
        return new ProblemFound(Problem.of(BulkProblem.INVALID_IMPORT)
                .detail("The header must name the columns as the fields of a code are called.")
                .errors(errors));
    }

    @Override
    public Sent read(String line) {
        var cells = CsvCells.read(line, separator);
        if (cells == null) {
            return unreadable("has quotes that are not in order");
        }
        return cells.size() == columns.size()
                ? new Sent(object(cells), new ArrayList<>())
                : unreadable("has " + cells.size() + " cells, and the header " + columns.size());
    }

    private static Sent unreadable(String reason) {
        return new Sent(MissingNode.getInstance(), List.of(new FieldError("/", reason)));
    }

    private ObjectNode object(List<String> cells) {
        var object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < cells.size(); i++) {
            put(object, columns.get(i), cells.get(i));
        }
        return object;
    }

    private static void put(ObjectNode object, String column, String cell) {
        if (column.equals(Column.TTL.text()) && NUMBER.matcher(cell).matches()) {
            object.put(column, Long.parseLong(cell));
        } else if (!cell.isEmpty()) {
            object.put(column, cell);
        }
    }
}
