package io.qrpay.registry.console;

import io.qrpay.problem.FieldError;
import io.qrpay.problem.Problem;
import io.qrpay.registry.bulk.ImportSummary;
import io.qrpay.registry.bulk.LineResult;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of codes, and what came of it.
 *
 * @param text what is in the field; of a file that is not too large its content
 * @param summary null when nothing was sent, or it could not be read
 * @param lines those that are wrong, or the first where none is
 * @param problem why it could not be read
 */
@TemplateData
record ImportPage(
        String text,
        @Nullable ImportSummary summary,
        List<Line> lines,
        @Nullable Problem problem) {
    static final String PATH = "/console/import";

    static final ImportPage EMPTY = new ImportPage("", null, List.of(), null);

    /** One line of the file, and what came of it or is wrong with it. */
    @TemplateData
    record Line(int number, String codeId, LineResult result, String path, List<Wrong> errors) {
        /** The class of its colour. */
        public String mood() {
            return result == LineResult.WRONG ? "bad" : "good";
        }
    }

    /**
     * One thing wrong with a line.
     *
     * @param field null where it is none that people fill in
     */
    @TemplateData
    record Wrong(@Nullable Field field, String name, String reason) {

        static Wrong of(FieldError error) {
            return new Wrong(Field.named(error.name()).orElse(null), error.name(), error.reason());
        }
    }

    public @Nullable Trouble trouble() {
        return problem == null ? null : Trouble.of(problem);
    }

    public List<FieldError> errors() {
        return problem == null || problem.errors() == null ? List.of() : problem.errors();
    }

    public LineResult resultNamed(String name) {
        return LineResult.valueOf(name);
    }

    public long created() {
        return count(LineResult.CREATED);
    }

    public long changed() {
        return count(LineResult.CHANGED);
    }

    public long unchanged() {
        return count(LineResult.UNCHANGED);
    }

    public long wrong() {
        return count(LineResult.WRONG);
    }

    private long count(LineResult result) {
        return summary == null ? 0 : summary.count(result);
    }

    /** How many lines of the same kind are not shown. */
    public long more() {
        return summary == null ? 0 : (wrong() > 0 ? wrong() : summary.lines()) - lines.size();
    }
}
