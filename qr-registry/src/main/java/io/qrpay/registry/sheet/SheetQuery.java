package io.qrpay.registry.sheet;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.problem.ProblemFound;
import io.qrpay.problem.QueryReading;
import io.qrpay.problem.Rule;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The query of a sheet as it came. */
public final class SheetQuery {
    private static final int USUAL = 50;
    private static final Rule<String> NONE = new Rule<>("or chainId must be given", text -> null);
    private static final Rule<QrKind> KIND = new Rule<>("must be REDIRECT, CALLBACK or MOBILEPAY", SheetQuery::kind);
    private static final Rule<Integer> LABEL = new Rule<>("must be 50, 70 or 100", SheetQuery::label);

    @QueryParam("storeId")
    List<String> storeIds = List.of();

    @QueryParam("chainId")
    @Nullable String chainId;

    @QueryParam("kind")
    @Nullable String kind;

    @QueryParam("label")
    @Nullable String label;

    /** @throws ProblemFound INVALID_QUERY, which names each parameter that is wrong */
    public SheetWanted read() {
        var reading = new QueryReading();
        if (storeIds.isEmpty() && chainId == null) {
            reading.read("storeId", "", NONE);
        }
        var stores = storeIds.stream()
                .map(storeId -> reading.read("storeId", storeId, Rule.PLACE))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var wanted = new SheetWanted(
                stores,
                reading.read("chainId", chainId, Rule.PLACE),
                reading.read("kind", kind, KIND),
                Objects.requireNonNullElse(reading.read("label", label, LABEL), USUAL));
        reading.check();
        return wanted;
    }

    /** The same of a form, whose empty fields say nothing. */
    public SheetQuery filled() {
        var filled = new SheetQuery();
        filled.storeIds =
                storeIds.stream().map(String::strip).filter(id -> !id.isEmpty()).toList();
        filled.chainId = filled(chainId);
        filled.kind = filled(kind);
        filled.label = filled(label);
        return filled;
    }

    private static @Nullable String filled(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }

    private static @Nullable QrKind kind(String text) {
        return switch (text) {
            case "REDIRECT" -> QrKind.REDIRECT;
            case "CALLBACK" -> QrKind.CALLBACK;
            case "MOBILEPAY" -> QrKind.MOBILEPAY;
            default -> null;
        };
    }

    private static @Nullable Integer label(String text) {
        return switch (text) {
            case "50" -> 50;
            case "70" -> 70;
            case "100" -> 100;
            default -> null;
        };
    }
}
