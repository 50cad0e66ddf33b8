package io.qrpay.simulator.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.answer.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the customer that a create names. Everybody is a customer but those whose number or QR ends with 7010. */
@ApplicationScoped
class Customers {

    private static final Pattern PERSONAL_QR = Pattern.compile("https://qr\\.vipps\\.no/.+");
    private static final Pattern PHONE_NUMBER = Pattern.compile("(45|46|47|358).*");
    private static final Pattern NOBODY = Pattern.compile(".*7010(\\?.*)?");

    private final CustomerTokens tokens;

    Customers(CustomerTokens tokens) {
        this.tokens = tokens;
    }

    /** Why nobody can be found; null when somebody is, or when the create names nobody. */
    @Nullable ErrorCode whyNotFound(JsonNode customer) {
        if (customer.has("customerToken")) {
            return tokens.isValid(customer.path("customerToken").textValue()) ? null : ErrorCode.CUSTOMER_TOKEN_INVALID;
        }
        if (customer.has("personalQr")) {
            return found(customer.path("personalQr").textValue(), PERSONAL_QR, ErrorCode.PERSONAL_QR_INVALID);
        }
        return customer.has("phoneNumber")
                ? found(customer.path("phoneNumber").textValue(), PHONE_NUMBER, ErrorCode.PHONE_NUMBER_INVALID)
                : null;
    }

    private static @Nullable ErrorCode found(String text, Pattern form, ErrorCode invalid) {
        if (!form.matcher(text).matches()) {
            return invalid;
        }
        return NOBODY.matcher(text).matches() ? ErrorCode.CUSTOMER_NOT_FOUND : null;
    }
}
