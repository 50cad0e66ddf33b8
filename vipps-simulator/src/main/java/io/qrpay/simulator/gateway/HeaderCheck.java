package io.qrpay.simulator.gateway;

import io.qrpay.simulator.answer.Detail;
import io.qrpay.simulator.fault.Operation;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names every header that breaks the vendor's rules. */
final class HeaderCheck {

    private static final Pattern MSN = Pattern.compile("[0-9]{4,10}");
    private static final int LONGEST_SYSTEM_TEXT = 30;
    private static final List<String> SYSTEM_HEADERS = List.of(
            "Vipps-System-Name", "Vipps-System-Version", "Vipps-System-Plugin-Name", "Vipps-System-Plugin-Version");

    private HeaderCheck() {}

    static List<Detail> wrongIn(HttpServerRequest request, Operation operation) {
        var wrong = new ArrayList<Detail>(0);
        checkMsn(wrong, request.getHeader(Headers.MSN), operation.needsSalesUnit());
        checkKey(wrong, request.getHeader(Headers.IDEMPOTENCY_KEY), operation);
        for (var name : SYSTEM_HEADERS) {
            checkLength(wrong, name, request.getHeader(name), LONGEST_SYSTEM_TEXT);
        }
        return wrong;
    }

    private static void checkMsn(List<Detail> wrong, @Nullable String msn, boolean required) {
        if (msn == null ? required : !MSN.matcher(msn).matches()) {
            wrong.add(new Detail(Headers.MSN, "must match ^[0-9]{4,10}$"));
        }
    }

    private static void checkKey(List<Detail> wrong, @Nullable String key, Operation operation) {
        if (operation.needsKey() && (key == null || key.isEmpty())) {
            wrong.add(new Detail(Headers.IDEMPOTENCY_KEY, "is required"));
        }
        checkLength(wrong, Headers.IDEMPOTENCY_KEY, key, operation.longestKey());
    }

    private static void checkLength(List<Detail> wrong, String name, @Nullable String value, int most) {
        if (value != null && value.length() > most) {
            wrong.add(new Detail(name, "must have at most %d characters".formatted(most)));
        }
    }
}
