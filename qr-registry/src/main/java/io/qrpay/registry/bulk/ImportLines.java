package io.qrpay.registry.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qrpay.contracts.qr.QrState;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.Rule;
import io.qrpay.problem.StrictJson.Sent;
import io.qrpay.registry.code.QrForm;
import io.qrpay.vipps.salesunit.SalesUnits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lines of one file, read a few at a time and each checked as a single code would be. */
final class ImportLines {
    private static final int MOST_ERRORS = 25;
    private static final int LONGEST_ID = 128;

    private final TextLines texts;
    private final Function<TextLines, LineForm> forms;
    private final SalesUnits salesUnits;
    private final Instant now;
    private final int most;

    private @Nullable LineForm form;
    private int read;

    /**
     * A file.
     *
     * @param forms finds out how its lines are to be read; may take the first of them
     * @param now at which time a store's sales unit is meant
     * @param most lines that are taken
     */
    ImportLines(TextLines texts, Function<TextLines, LineForm> forms, SalesUnits salesUnits, Instant now, int most) {
        this.texts = texts;
        this.forms = forms;
        this.salesUnits = salesUnits;
        this.now = now;
        this.most = most;
    }

    /** The next ones; none at the end. Waits for the sender. */
    List<ImportLine> next(int count) {
        var reading = form == null ? forms.apply(texts) : form;
        form = reading;
        var lines = new ArrayList<ImportLine>(count);
        for (var text = texts.next(); text != null; text = lines.size() < count ? texts.next() : null) {
            lines.add(line(text.number(), reading.read(text.text())));
        }
        return counted(lines);
    }

    private List<ImportLine> counted(List<ImportLine> lines) {
        read += lines.size();
        if (read == 0) {
            var error = new FieldError("line 1", "is all there is: the file holds no code");
            throw new ProblemFound(Problem.of(BulkProblem.INVALID_IMPORT).errors(List.of(error)));
        }
        if (read > most) {
            throw BulkProblem.IMPORT_TOO_LARGE.found("It has more than " + most + " lines; send it in parts.");
        }
        return lines;
    }

    private ImportLine line(int number, Sent sent) {
        return sent.object() instanceof ObjectNode object
                ? line(number, object, sent)
                : wrong(number, null, sent.errors());
    }

    private ImportLine line(int number, ObjectNode object, Sent sent) {
        var codeId = codeId(object);
        if (object.path(Column.STATE.text()).asText().equals(QrState.DELETED.name())) {
            return wrong(number, codeId, List.of(new FieldError("/state", "is DELETED: leave the line out")));
        }
        object.remove(Column.TOLD);
        return switch (QrForm.toCreate(sent, salesUnits, now)) {
            case QrForm.Reading.Readable(var wanted) -> new ImportLine(number, codeId, wanted, List.of());
            case QrForm.Reading.Unreadable(var errors) -> wrong(number, codeId, errors);
        };
    }

    private static ImportLine wrong(int number, @Nullable String codeId, List<FieldError> errors) {
        return new ImportLine(number, codeId, null, errors.subList(0, Math.min(MOST_ERRORS, errors.size())));
    }

    private static @Nullable String codeId(JsonNode object) {
        return Rule.printable(object.path(Column.CODE_ID.text()).asText(), 1, LONGEST_ID);
    }
}
