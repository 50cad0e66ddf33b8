package io.qrpay.contracts.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer finds in the app after paying. The lines, returns counted negative, and the tip make the checkout's
 * amount; money in minor units of its currency.
 *
 * @param lines 1 to 250
 * @param receiptNumber the till's, 1 to 128 printable characters
 * @param tip 0 to 65 000 000
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        List<OrderLine> lines,
        @Nullable String receiptNumber,
        @Nullable Long tip) {

    public Receipt {
        lines = List.copyOf(lines);
    }

    /** Without what was bought. */
    @Override
    public String toString() {
        return "Receipt[" + lines.size() + " lines]";
    }
}
