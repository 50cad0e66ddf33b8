package io.qrpay.initiator.checkout;

import static io.qrpay.problem.JsonMembers.Necessity.OPTIONAL;
import static io.qrpay.problem.JsonMembers.Necessity.REQUIRED;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.OrderLine;
import io.qrpay.contracts.checkout.Receipt;
import io.qrpay.problem.JsonMembers;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The receipt as the till filled it in, and whether it adds up. */
final class ReceiptForm {
    static final int MOST_LINES = 250;

    private ReceiptForm() {}

    /**
     * Null when a member is not right; the errors tell.
     *
     * @param amount what the receipt must add up to, null when that is not known
     */
    static @Nullable Receipt receipt(JsonMembers members, @Nullable Money amount) {
        var lines = lines(members.objects("lines", REQUIRED, MOST_LINES));
        var receiptNumber = members.text("receiptNumber", OPTIONAL, CheckoutRule.LABEL);
        var tip = members.number("tip", OPTIONAL, 0, OrderLineForm.MOST);
        members.refuseTheRest();
        if (!members.areRight()) {
            return null;
        }
        var receipt = new Receipt(lines, receiptNumber, tip);
        return amount == null || sum(receipt) == amount.value()
                ? receipt
                : members.wrong("lines", "must make /amount/value, returns counted negative, together with the tip");
    }

    private static List<OrderLine> lines(List<JsonMembers> lines) {
        return lines.stream().map(OrderLineForm::line).filter(Objects::nonNull).toList();
    }

    private static long sum(Receipt receipt) {
        var tip = Objects.requireNonNullElse(receipt.tip(), 0L);
        return tip + receipt.lines().stream().mapToLong(OrderLine::signedAmount).sum();
    }
}
