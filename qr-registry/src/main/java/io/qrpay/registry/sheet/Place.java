package io.qrpay.registry.sheet;

import io.qrpay.registry.code.Qr;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a code hangs, in words. */
final class Place {

    /** Store by store and till by till, till 2 before till 10; what hangs nowhere comes last. */
    static final Comparator<Qr> ORDER = Comparator.<Qr, String>comparing(
                    qr -> inOrder(qr.wanted().storeId()))
            .thenComparing(qr -> inOrder(qr.wanted().posId()));

    private static final String LAST = "\uffff";
    private static final int DIGITS = 12;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private Place() {}

    private static String inOrder(@Nullable String text) {
        return text == null ? LAST : NUMBER.matcher(text).replaceAll(number -> padded(number.group()));
    }

    private static String padded(String number) {
        return "0".repeat(Math.max(0, DIGITS - number.length())) + number;
    }

    static String store(Qr qr) {
        var storeId = qr.wanted().storeId();
        return storeId == null ? "No store" : "Store " + storeId;
    }

    /** Empty where it belongs to no till. */
    static String till(Qr qr) {
        var posId = qr.wanted().posId();
        return posId == null ? "" : "Till " + posId;
    }

    /** As the chain describes it; else what the code is called. */
    static String location(Qr qr) {
        return nonBlank(qr.wanted().locationDescription(), qr.codeId());
    }

    private static String nonBlank(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }
}
