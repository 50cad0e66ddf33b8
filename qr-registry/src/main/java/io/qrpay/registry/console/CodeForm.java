package io.qrpay.registry.console;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.problem.FieldError;
import io.qrpay.vipps.qr.QrLocation.Category;
import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A form for one code.
 *
 * @param filled what stands in its fields
 * @param typed what somebody typed and is not in the fields any more, as the code was edited meanwhile
 * @param errors what is wrong with what was sent
 */
@TemplateData
record CodeForm(QrKind kind, boolean isNew, Filled filled, Filled typed, List<FieldError> errors, Viewer viewer) {

    static CodeForm of(QrKind kind, boolean isNew, Filled filled, List<FieldError> errors, Viewer viewer) {
        return new CodeForm(kind, isNew, filled, filled, errors, viewer);
    }

    /**
     * One field of it.
     *
     * @param error why it is wrong, as programs are told; empty when it is not
     * @param typed what somebody typed there before; empty when it is what stands there
     * @param choices what may be chosen; none where it is typed
     */
    @TemplateData
    record Line(Field field, String value, boolean isNecessary, String error, String typed, List<String> choices) {

        public String member() {
            return field.member();
        }

        public boolean isCategory() {
            return field == Field.CATEGORY;
        }
    }

    /** A manager's codes are at the sales unit of a store of theirs. */
    public List<Line> lines() {
        return Field.of(kind, isNew).stream()
                .filter(field -> field != Field.MSN || viewer.reachesAll())
                .map(this::line)
                .toList();
    }

    private Line line(Field field) {
        var value = filled.text(field);
        var before = typed.text(field);
        return new Line(
                field,
                value,
                field.isNecessary(kind),
                error(field),
                before.equals(value) ? "" : before,
                choices(field));
    }

    private String error(Field field) {
        return errors.stream()
                .filter(error -> Field.named(error.name()).filter(field::equals).isPresent())
                .map(FieldError::reason)
                .findFirst()
                .orElse("");
    }

    private List<String> choices(Field field) {
        if (field == Field.CATEGORY) {
            return Arrays.stream(Category.values()).map(Enum::name).toList();
        }
        return field == Field.STORE_ID && viewer.chooses() ? viewer.stores() : List.of();
    }

    /** What is wrong and belongs to none of the fields. */
    public List<FieldError> others() {
        var shown = lines().stream().map(Line::field).toList();
        return errors.stream()
                .filter(error ->
                        Field.named(error.name()).filter(shown::contains).isEmpty())
                .toList();
    }

    /** Which kind of place a category is, by its name. */
    public Category category(String name) {
        return Category.valueOf(Objects.requireNonNull(name));
    }
}
