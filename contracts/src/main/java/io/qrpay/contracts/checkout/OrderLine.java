package io.qrpay.contracts.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One line of a {@link Receipt}. Amounts are 0 to 65 000 000 minor units, also on a return.
 *
 * @param id the product, 1 to 128 printable characters
 * @param name what the customer reads, 1 to 128 printable characters
 * @param totalAmount of the line, with tax and after discount: the sum of the next two
 * @param totalAmountExcludingTax after discount
 * @param totalTaxAmount {@code taxRate} of the amount excluding tax, to one minor unit
 * @param taxRate in hundredths of a per cent: 2500 is 25 %, at most 10000
 * @param unitPrice with tax and before discount; goes with {@code quantity}
 * @param quantity of at most 10 characters, {@code 2} or {@code 0.822}; goes with {@code unitPrice}
 * @param unit of the quantity, PCS when absent
 * @param discount already taken from the amounts
 * @param productUrl leads to the product, https
 * @param isReturn whether the line counts negative, false when absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderLine(
        String id,
        String name,
        long totalAmount,
        long totalAmountExcludingTax,
        long totalTaxAmount,
        int taxRate,
        @Nullable Long unitPrice,
        @Nullable String quantity,
        @Nullable Unit unit,
        @Nullable Long discount,
        @Nullable String productUrl,
        @JsonProperty("isReturn") @Nullable Boolean isReturn) {

    /** What a quantity counts. */
    public enum Unit {
        PCS,
        KG,
        KM,
        MINUTE,
        LITRE,
        KWH
    }

    /** What the line adds to the receipt's sum: less than nothing for a return. */
    public long signedAmount() {
        return Boolean.TRUE.equals(isReturn) ? -totalAmount : totalAmount;
    }

    /** Without what was bought. */
    @Override
    public String toString() {
        return "OrderLine[" + signedAmount() + "]";
    }
}
