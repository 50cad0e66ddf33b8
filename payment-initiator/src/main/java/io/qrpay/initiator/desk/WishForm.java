package io.qrpay.initiator.desk;

import io.qrpay.contracts.payment.Operation.Kind;
import jakarta.ws.rs.FormParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cashier wants done with a payment. The wish's id and time are the page's: the same form sent twice is the same wish.
 */
final class WishForm {
    @FormParam("amount")
    @Nullable String amount;

    @FormParam("currency")
    @Nullable String currency;

    @FormParam("commandId")
    @Nullable String commandId;

    @FormParam("requestedAt")
    @Nullable String requestedAt;

    /** A command as a till would send it; whether it is a good one is for its reader to say. */
    Map<String, Object> command(Kind kind, String posId) {
        var command = new LinkedHashMap<String, Object>();
        command.put("commandId", text(commandId));
        command.put("requestedBy", posId);
        command.put("requestedAt", text(requestedAt));
        if (kind != Kind.CANCEL) {
            command.put("amount", Map.of("value", Sum.read(text(amount)).orElse(0L), "currency", text(currency)));
        }
        return command;
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }
}
