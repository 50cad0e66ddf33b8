package io.qrpay.simulator.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.answer.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the customer that a create names. Everybody is a grown-up customer, but those whose number or QR ends with 7010
 * are none, and those where it ends with 0017 are 17 years old.
 */
@ApplicationScoped
class Customers {

    private static final Pattern PERSONAL_QR = Pattern.compile("https://qr\\.vipps\\.no/.+");
    private static final Pattern PHONE_NUMBER = Pattern.compile("(45|46|47|358).*");
    private static final Pattern NOBODY = Pattern.compile(".*7010(\\?.*)?");
    private static final Pattern MINOR = Pattern.compile(".*0017(\\?.*)?");
    private static final int AGE_OF_MINOR = 17;

    private final CustomerTokens tokens;

    Customers(CustomerTokens tokens) {
        this.tokens = tokens;
    }

    /** Why nobody of that age can be found; null when somebody is, or when the create names nobody. */
    @Nullable ErrorCode whyNotFound(JsonNode customer, int minimumAge) {
        if (customer.has("customerToken")) {
            return tokens.isValid(customer.path("customerToken").textValue()) ? null : ErrorCode.CUSTOMER_TOKEN_INVALID;
        }
        if (customer.has("personalQr")) {
            return found(
                    customer.path("personalQr").textValue(), PERSONAL_QR, ErrorCode.PERSONAL_QR_INVALID, minimumAge);
        }
        return customer.has("phoneNumber")
                ? found(
                        customer.path("phoneNumber").textValue(),
                        PHONE_NUMBER,
                        ErrorCode.PHONE_NUMBER_INVALID,
                        minimumAge)
                : null;
    }

    /** Whom a create asks: number, personal QR or the name that somebody checked in with; null when it names nobody. */
    @Nullable String asked(JsonNode customer) {
        if (customer.has("customerToken")) {
            return tokens.customerOf(customer.path("customerToken").textValue());
        }
        return customer.path("personalQr").asText(customer.path("phoneNumber").asText(null));
    }

    private static @Nullable ErrorCode found(String text, Pattern form, ErrorCode invalid, int minimumAge) {
        if (!form.matcher(text).matches()) {
            return invalid;
        }
        var tooYoung = minimumAge > AGE_OF_MINOR && MINOR.matcher(text).matches();
        return tooYoung || NOBODY.matcher(text).matches() ? ErrorCode.CUSTOMER_NOT_FOUND : null;
    }
}
