package io.qrpay.registry.console;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.problem.Problem;
import io.qrpay.registry.sheet.Label;
import io.qrpay.registry.sheet.Sheet;
import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for of a print sheet, and how it begins.
 *
 * @param sheet null before anything was asked for
 * @param problem why there is none
 */
@TemplateData
record SheetsPage(
        MultivaluedMap<String, String> query,
        @Nullable Sheet sheet,
        @Nullable Problem problem) {
    static final String PATH = "/console/sheets";
    private static final int SHOWN = 6;

    public String asked(String name) {
        return Objects.requireNonNullElse(query.getFirst(name), "").strip();
    }

    public boolean isKind(QrKind kind) {
        return kind.name().equals(asked("kind"));
    }

    public boolean wrong(String name) {
        return problem != null
                && problem.errors() != null
                && problem.errors().stream().anyMatch(error -> error.name().equals(name));
    }

    public @Nullable Trouble trouble() {
        return problem == null ? null : Trouble.of(problem);
    }

    public List<QrKind> kinds() {
        return Kinds.ALL;
    }

    /** A field, by the constant's name. */
    public Field field(String name) {
        return Field.valueOf(name);
    }

    /** Widths of labels in millimetres. */
    public List<String> widths() {
        return List.of("50", "70", "100");
    }

    /** The first few labels. */
    public List<Label> preview() {
        return sheet == null
                ? List.of()
                : sheet.stores().stream()
                        .flatMap(store -> store.labels().stream())
                        .limit(SHOWN)
                        .toList();
    }

    /** How many labels the sheet has beside those. */
    public long more() {
        return sheet == null ? 0 : sheet.count() - preview().size();
    }

    /** The sheet itself, for the printer. */
    public String print() {
        var address = UriBuilder.fromPath(PATH + "/print");
        for (var name : List.of("storeId", "chainId", "kind", "label")) {
            if (!asked(name).isEmpty()) {
                address.queryParam(name, "{" + name + "}").resolveTemplate(name, asked(name));
            }
        }
        return address.build().toString();
    }
}
