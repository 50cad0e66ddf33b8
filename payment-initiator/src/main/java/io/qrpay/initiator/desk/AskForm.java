package io.qrpay.initiator.desk;

import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.FormParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cashier filled in to ask for a payment. Reference and time are the page's: the same form sent twice is the same payment.
 */
@TemplateData
final class AskForm {
    @FormParam("amount")
    public @Nullable String amount;

    @FormParam("currency")
    public @Nullable String currency;

    @FormParam("description")
    public @Nullable String description;

    @FormParam("phoneNumber")
    public @Nullable String phoneNumber;

    @FormParam("personalQr")
    public @Nullable String personalQr;

    @FormParam("merchantQrId")
    public @Nullable String merchantQrId;

    @FormParam("captureLater")
    public @Nullable String captureLater;

    @FormParam("reference")
    public @Nullable String reference;

    @FormParam("requestedAt")
    public @Nullable String requestedAt;

    /** A checkout as a till would send it; whether it is a good one is for its reader to say. */
    Map<String, Object> checkout(String storeId, String posId) {
        var checkout = new LinkedHashMap<String, Object>();
        checkout.put("storeId", storeId);
        checkout.put("posId", posId);
        checkout.put("reference", text(reference));
        checkout.put("amount", Map.of("value", Sum.read(text(amount)).orElse(0L), "currency", text(currency)));
        checkout.put("requestedAt", text(requestedAt));
        checkout.put("captureMode", captureLater == null ? "AUTO" : "MANUAL");
        putFilled(checkout, "description", text(description));
        if (!customer().isEmpty()) {
            checkout.put("customer", customer());
        }
        return checkout;
    }

    /** Nobody: whoever scans the QR. */
    private Map<String, Object> customer() {
        var customer = new LinkedHashMap<String, Object>();
        putFilled(customer, "personalQr", text(personalQr));
        putFilled(customer, "phoneNumber", text(phoneNumber).replaceAll("[\\s+]", ""));
        putFilled(customer, "merchantQrId", text(merchantQrId));
        return customer;
    }

    private static void putFilled(Map<String, Object> object, String member, String text) {
        if (!text.isEmpty()) {
            object.put(member, text);
        }
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }
}
