package io.qrpay.initiator.checkout;

import static io.qrpay.problem.JsonMembers.Necessity.OPTIONAL;

import io.qrpay.contracts.checkout.Customer;
import io.qrpay.problem.JsonMembers;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The customer as the till filled it in: one of three members, each by its rule. */
final class CustomerForm {
    private CustomerForm() {}

    /** Null when it is not exactly one or not right; the errors tell. */
    static @Nullable Customer customer(JsonMembers members) {
        var given = members.count();
        var personalQr = members.text("personalQr", OPTIONAL, CheckoutRule.PERSONAL_QR);
        var phoneNumber = members.text("phoneNumber", OPTIONAL, CheckoutRule.PHONE_NUMBER);
        var merchantQrId = members.text("merchantQrId", OPTIONAL, CheckoutRule.MERCHANT_QR_ID);
        members.refuseTheRest();
        if (given != 1) {
            return members.wrongAsAWhole("must have one of personalQr, phoneNumber, merchantQrId");
        }
        return Stream.of(personalQr, phoneNumber, merchantQrId).allMatch(Objects::isNull)
                ? null
                : new Customer(personalQr, phoneNumber, merchantQrId);
    }
}
