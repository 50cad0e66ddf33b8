package io.qrpay.registry.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of CSV and the members of NDJSON, in the order of an export. */
enum Column {
    KIND("kind", true),
    MSN("msn", true),
    STORE_ID("storeId", true),
    POS_ID("posId", true),
    CHAIN_ID("chainId", true),
    CODE_ID("codeId", true),
    LOCATION_DESCRIPTION("locationDescription", true),
    CATEGORY("category", true),
    REDIRECT_URL("redirectUrl", true),
    TTL("ttl", true),
    STATE("state", false),
    FAILURE_CODE("failureCode", false),
    REPRINT("reprint", false),
    ID("id", false);

    /** What only an export tells; an import leaves it aside. */
    static final List<String> TOLD = Arrays.stream(values())
            .filter(column -> !column.wanted)
            .map(Column::text)
            .toList();

    private static final Map<String, Column> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Column::text, Function.identity()));

    private final String text;
    private final boolean wanted;

    Column(String text, boolean wanted) {
        this.text = text;
        this.wanted = wanted;
    }

    /** As it is called in a file. */
    String text() {
        return text;
    }

    static boolean isKnown(String text) {
        return BY_TEXT.containsKey(text);
    }
}
