package io.qrpay.initiator.checkout;

import static io.qrpay.problem.JsonMembers.Necessity.OPTIONAL;
import static io.qrpay.problem.JsonMembers.Necessity.REQUIRED;

import io.qrpay.contracts.checkout.OrderLine;
import io.qrpay.problem.JsonMembers;
import io.qrpay.problem.Rule;
import org.jspecify.annotations.Nullable;

/** One line of a receipt as the till filled it in, and whether its amounts agree. */
final class OrderLineForm {
    /** As much as Vipps takes of a payment. */
    static final long MOST = 65_000_000;

    private static final int WHOLE = 10_000;
    private static final Rule<OrderLine.Unit> UNIT = Rule.oneOf(OrderLine.Unit.class);

    private final JsonMembers members;
    private final @Nullable String id;
    private final @Nullable String name;
    private final @Nullable Long total;
    private final @Nullable Long withoutTax;
    private final @Nullable Long tax;
    private final @Nullable Long taxRate;
    private final @Nullable Long unitPrice;
    private final @Nullable String quantity;
    private final OrderLine.@Nullable Unit unit;
    private final @Nullable Long discount;
    private final @Nullable String productUrl;
    private final @Nullable Boolean isReturn;

    private OrderLineForm(JsonMembers members) {
        this.members = members;
        pairUp();
        id = members.text("id", REQUIRED, CheckoutRule.LABEL);
        name = members.text("name", REQUIRED, CheckoutRule.LABEL);
        total = members.number("totalAmount", REQUIRED, 0, MOST);
        withoutTax = members.number("totalAmountExcludingTax", REQUIRED, 0, MOST);
        tax = members.number("totalTaxAmount", REQUIRED, 0, MOST);
        taxRate = members.number("taxRate", REQUIRED, 0, WHOLE);
        unitPrice = members.number("unitPrice", OPTIONAL, 0, MOST);
        quantity = members.text("quantity", OPTIONAL, CheckoutRule.QUANTITY);
        unit = members.text("unit", OPTIONAL, UNIT);
        discount = members.number("discount", OPTIONAL, 0, MOST);
        productUrl = members.text("productUrl", OPTIONAL, CheckoutRule.PRODUCT_URL);
        isReturn = members.flag("isReturn", OPTIONAL);
        members.refuseTheRest();
    }

    /** Null when a member is not right; the errors tell. */
    static @Nullable OrderLine line(JsonMembers members) {
        return new OrderLineForm(members).line();
    }

    private @Nullable OrderLine line() {
        if (id == null || name == null || total == null || withoutTax == null || tax == null || taxRate == null) {
            return null;
        }
        addUp(total, withoutTax, tax, taxRate);
        return new OrderLine(
                id,
                name,
                total,
                withoutTax,
                tax,
                taxRate.intValue(),
                unitPrice,
                quantity,
                unit,
                discount,
                productUrl,
                isReturn);
    }

    private void addUp(long total, long withoutTax, long tax, long taxRate) {
        if (total != withoutTax + tax) {
            members.wrong("totalAmount", "must be totalAmountExcludingTax plus totalTaxAmount");
        }
        if (Math.abs(tax * WHOLE - withoutTax * taxRate) > WHOLE) {
            members.wrong("totalTaxAmount", "must be taxRate of totalAmountExcludingTax, to one minor unit");
        }
    }

    /** Vipps knows a price and a quantity only together. */
    private void pairUp() {
        if (members.has("unitPrice") != members.has("quantity")) {
            members.wrong(
                    members.has("quantity") ? "unitPrice" : "quantity",
                    "is missing: unitPrice and quantity go together");
        }
        if (members.has("unit") && !members.has("quantity")) {
            members.wrong("unit", "goes with a quantity only");
        }
    }
}
