package io.qrpay.registry.console;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.registry.code.QrView;
import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a code that people fill in, in the order of the form. */
@TemplateData
enum Field {
    LOCATION_DESCRIPTION("locationDescription", true, QrKind.CALLBACK, QrKind.MOBILEPAY),
    REDIRECT_URL("redirectUrl", true, QrKind.REDIRECT),
    CODE_ID("codeId", false, QrKind.values()),
    CHAIN_ID("chainId", true, QrKind.values()),
    STORE_ID("storeId", true),
    POS_ID("posId", true),
    CATEGORY("category", true),
    MSN("msn", false),
    TTL("ttl", false),
    KIND("kind", false, QrKind.values());

    private final String member;
    private final boolean changes;
    private final Set<QrKind> necessary;

    Field(String member, boolean changes, QrKind... necessary) {
        this.member = member;
        this.changes = changes;
        this.necessary = Set.of(necessary);
    }

    /** Those that a code of the kind has; of one that there is those that can change. */
    static List<Field> of(QrKind kind, boolean isNew) {
        return Arrays.stream(values())
                .filter(field -> field != KIND && (isNew || field.changes) && field.goesWith(kind))
                .toList();
    }

    /** The one that an error names, as a JSON pointer or a column. */
    static Optional<Field> named(String name) {
        var plain = name.startsWith("/") ? name.substring(1) : name;
        return Arrays.stream(values())
                .filter(field -> field.member.equals(plain))
                .findFirst();
    }

    private boolean goesWith(QrKind kind) {
        return switch (this) {
            case REDIRECT_URL, TTL -> kind == QrKind.REDIRECT;
            case CATEGORY -> kind != QrKind.REDIRECT;
            default -> true;
        };
    }

    /** As a code's JSON calls it. */
    public String member() {
        return member;
    }

    boolean isNecessary(QrKind kind) {
        return necessary.contains(kind);
    }

    /** What a code has there; empty for nothing. */
    String of(QrView code) {
        return Objects.toString(value(code), "");
    }

    private @Nullable Object value(QrView code) {
        return switch (this) {
            case LOCATION_DESCRIPTION -> code.locationDescription();
            case REDIRECT_URL -> code.redirectUrl();
            case CODE_ID -> code.codeId();
            case CHAIN_ID -> code.chainId();
            case STORE_ID -> code.storeId();
            case POS_ID -> code.posId();
            case CATEGORY -> code.category();
            case MSN -> code.msn();
            case TTL -> code.ttl();
            case KIND -> code.kind();
        };
    }
}
