package io.qrpay.vipps.epayment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer finds in the app, member for member as the vendor names them. Money is in minor units.
 *
 * @param orderLines at least one
 */
@RegisterForReflection
public record Receipt(List<OrderLine> orderLines, BottomLine bottomLine) {

    public Receipt {
        orderLines = List.copyOf(orderLines);
    }

    /** Without what was bought. */
    @Override
    public String toString() {
        return "Receipt[" + orderLines.size() + " lines]";
    }

    /**
     * One line.
     *
     * @param totalAmount with tax and after discount
     * @param taxRate in hundredths of a per cent, 0 to 10000
     * @param discount not negative
     * @param isReturn whether the line counts negative
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OrderLine(
            String name,
            String id,
            long totalAmount,
            long totalAmountExcludingTax,
            long totalTaxAmount,
            int taxRate,
            @Nullable UnitInfo unitInfo,
            @Nullable Long discount,
            @Nullable String productUrl,
            @JsonProperty("isReturn") @Nullable Boolean isReturn) {

        /** Without what was bought. */
        @Override
        public String toString() {
            return "OrderLine[]";
        }
    }

    /**
     * How much of it.
     *
     * @param unitPrice with tax and before discount
     * @param quantity {@code [0-9]+([.][0-9]{1,8})?}, at most 10 characters
     * @param quantityUnit the vendor takes PCS when absent
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UnitInfo(
            long unitPrice, String quantity, @Nullable QuantityUnit quantityUnit) {}

    /** The vendor's units. */
    @RegisterForReflection
    public enum QuantityUnit {
        PCS,
        KG,
        KM,
        MINUTE,
        LITRE,
        KWH
    }

    /**
     * What is below the lines.
     *
     * @param currency that of the payment
     * @param tipAmount not negative
     * @param posId the till
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BottomLine(
            String currency,
            @Nullable Long tipAmount,
            @Nullable String posId,
            @Nullable String receiptNumber) {}
}
