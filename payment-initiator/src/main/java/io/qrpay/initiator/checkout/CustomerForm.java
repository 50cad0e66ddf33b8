package io.qrpay.initiator.checkout;

import static io.qrpay.initiator.checkout.JsonMembers.Necessity.OPTIONAL;

import io.qrpay.contracts.checkout.Customer;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The customer as the till filled it in: one of three members, each by its rule. */
final class CustomerForm {
    private CustomerForm() {}

    /** Null when it is not exactly one or not right; the errors tell. */
    static @Nullable Customer customer(JsonMembers members) {
        var given = members.count();
        var personalQr = members.text("personalQr", OPTIONAL, Rule.PERSONAL_QR);
        var phoneNumber = members.text("phoneNumber", OPTIONAL, Rule.PHONE_NUMBER);
        var merchantQrId = members.text("merchantQrId", OPTIONAL, Rule.MERCHANT_QR_ID);
        members.refuseTheRest();
        if (given != 1) {
            return members.wrongAsAWhole("must have one of personalQr, phoneNumber, merchantQrId");
        }
        return Stream.of(personalQr, phoneNumber, merchantQrId).allMatch(Objects::isNull)
                ? null
                : new Customer(personalQr, phoneNumber, merchantQrId);
    }
}
