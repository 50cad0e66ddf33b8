package io.qrpay.initiator.checkout;

import static io.qrpay.problem.JsonMembers.Necessity.OPTIONAL;
import static io.qrpay.problem.JsonMembers.Necessity.REQUIRED;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.Customer;
import io.qrpay.contracts.checkout.QrWish;
import io.qrpay.contracts.checkout.Receipt;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.initiator.checkout.CheckoutReading.Readable;
import io.qrpay.initiator.checkout.CheckoutReading.Rest;
import io.qrpay.initiator.checkout.CheckoutReading.Unreadable;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.JsonMembers;
import io.qrpay.problem.Rule;
import io.qrpay.problem.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One checkout as it was filled in, each field by its rule. */
final class CheckoutForm {
    /** Vipps takes no less than this of a currency, in minor units. */
    private static final Map<String, Long> LEAST = Map.of("NOK", 100L, "DKK", 1L, "EUR", 1L);
    /** And no more than 650 000.00 of any. */
    private static final long MOST = 65_000_000;

    private static final int SMALLEST_PNG = 100;
    private static final int LARGEST_PNG = 2000;
    private static final Rule<String> CURRENCY =
            new Rule<>("must be NOK, DKK or EUR", text -> LEAST.containsKey(text) ? text : null);
    private static final Rule<QrWish.Format> QR_FORMAT = Rule.oneOf(QrWish.Format.class);

    private final List<FieldError> errors;
    private final @Nullable String storeId;
    private final @Nullable String posId;
    private final @Nullable String reference;
    private final @Nullable Money amount;
    private final @Nullable String description;
    private final @Nullable Instant requestedAt;
    private final @Nullable Duration validFor;
    private final @Nullable CaptureMode captureMode;
    private final @Nullable QrWish qr;
    private final @Nullable Customer customer;
    private final @Nullable Receipt receipt;
    private final @Nullable String supersedes;

    CheckoutForm(StrictJson.Sent sent) {
        errors = sent.errors();
        var members = new JsonMembers(sent.object(), "", errors);
        storeId = members.text("storeId", REQUIRED, Rule.PLACE);
        posId = members.text("posId", REQUIRED, Rule.PLACE);
        reference = members.text("reference", REQUIRED, CheckoutRule.REFERENCE);
        amount = amount(members.object("amount", REQUIRED));
        description = members.text("description", OPTIONAL, CheckoutRule.DESCRIPTION);
        requestedAt = members.text("requestedAt", REQUIRED, Rule.TIME);
        validFor = members.text("validFor", OPTIONAL, CheckoutRule.VALIDITY);
        captureMode = members.text("captureMode", OPTIONAL, CheckoutRule.CAPTURE_MODE);
        qr = qr(members);
        customer = customer(members.object("customer", OPTIONAL));
        receipt = receipt(members.object("receipt", OPTIONAL), amount);
        supersedes = supersedes(members, reference);
        members.refuseTheRest();
    }

    CheckoutReading reading() {
        var checkout = checkout();
        return checkout == null || !errors.isEmpty() ? new Unreadable(rest(), errors) : new Readable(checkout);
    }

    Rest rest() {
        return new Rest(storeId, posId, reference, requestedAt, validFor, captureMode);
    }

    private @Nullable CheckoutRequested checkout() {
        if (storeId == null || posId == null || reference == null || amount == null || requestedAt == null) {
            return null;
        }
        return new CheckoutRequested(
                storeId,
                posId,
                reference,
                amount,
                description,
                requestedAt,
                validFor,
                captureMode,
                qr,
                customer,
                receipt,
                supersedes);
    }

    private static @Nullable Money amount(@Nullable JsonMembers members) {
        if (members == null) {
            return null;
        }
        var currency = members.text("currency", REQUIRED, CURRENCY);
        var value = members.number("value", REQUIRED, currency == null ? 1 : LEAST.getOrDefault(currency, 1L), MOST);
        members.refuseTheRest();
        return currency == null || value == null ? null : new Money(value, currency);
    }

    private static @Nullable QrWish qr(JsonMembers checkout) {
        if (checkout.has("qr") && checkout.has("customer")) {
            checkout.wrong("qr", "does not go with a customer: nothing is shown on the till's screen");
        }
        return qrWish(checkout.object("qr", OPTIONAL));
    }

    private static @Nullable QrWish qrWish(@Nullable JsonMembers members) {
        if (members == null) {
            return null;
        }
        var format = members.text("format", OPTIONAL, QR_FORMAT);
        var size = members.number("size", OPTIONAL, SMALLEST_PNG, LARGEST_PNG);
        if (size != null && format != QrWish.Format.PNG) {
            members.wrong("size", "goes with the format PNG only");
        }
        members.refuseTheRest();
        return new QrWish(format, size == null ? null : size.intValue());
    }

    private static @Nullable Customer customer(@Nullable JsonMembers members) {
        return members == null ? null : CustomerForm.customer(members);
    }

    private static @Nullable Receipt receipt(@Nullable JsonMembers members, @Nullable Money amount) {
        return members == null ? null : ReceiptForm.receipt(members, amount);
    }

    private static @Nullable String supersedes(JsonMembers checkout, @Nullable String reference) {
        var earlier = checkout.text("supersedes", OPTIONAL, CheckoutRule.REFERENCE);
        return earlier != null && earlier.equals(reference)
                ? checkout.wrong("supersedes", "must be the reference of another checkout")
                : earlier;
    }
}
