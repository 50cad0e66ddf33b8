package io.qrpay.registry.console;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.problem.FieldError;
import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The list of codes.
 *
 * @param query what the list was narrowed by, as it came
 * @param next the cursor of the page after; null on the last
 * @param errors what is wrong with the query
 */
@TemplateData
record ListPage(
        MultivaluedMap<String, String> query,
        List<CodeView> codes,
        @Nullable String next,
        List<FieldError> errors) {
    static final String PATH = "/console";
    private static final List<String> FILTERS = List.of("storeId", "msn", "kind", "state", "codeId");

    /** What a filter is set to; empty when it is not. */
    public String filter(String name) {
        return Objects.requireNonNullElse(query.getFirst(name), "");
    }

    public boolean isKind(QrKind kind) {
        return kind.name().equals(filter("kind"));
    }

    public boolean isState(Standing state) {
        return state.name().equals(filter("state"));
    }

    public boolean wrong(String name) {
        return errors.stream().anyMatch(error -> error.name().equals(name));
    }

    public List<QrKind> kinds() {
        return Kinds.ALL;
    }

    public List<Standing> standings() {
        return Kinds.STANDINGS;
    }

    /** A field, by the constant's name. */
    public Field field(String name) {
        return Field.valueOf(name);
    }

    public boolean isContinued() {
        return !filter("cursor").isEmpty();
    }

    public String first() {
        return address(PATH, null);
    }

    public String following() {
        return address(PATH, next);
    }

    /** All that the list holds, as a file. */
    public String export() {
        return address(PATH + "/export", null);
    }

    private String address(String path, @Nullable String cursor) {
        var address = UriBuilder.fromPath(path);
        FILTERS.stream()
                .filter(name -> !filter(name).isEmpty())
                .forEach(name -> address.queryParam(name, "{" + name + "}").resolveTemplate(name, filter(name)));
        return (cursor == null ? address : address.queryParam("cursor", cursor))
                .build()
                .toString();
    }
}
