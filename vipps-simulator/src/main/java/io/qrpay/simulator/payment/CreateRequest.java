package io.qrpay.simulator.payment;

import static io.qrpay.simulator.schema.Shape.flag;
import static io.qrpay.simulator.schema.Shape.list;
import static io.qrpay.simulator.schema.Shape.map;
import static io.qrpay.simulator.schema.Shape.matching;
import static io.qrpay.simulator.schema.Shape.object;
import static io.qrpay.simulator.schema.Shape.oneOf;
import static io.qrpay.simulator.schema.Shape.text;
import static io.qrpay.simulator.schema.Shape.whole;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.schema.Findings;
import io.qrpay.simulator.schema.Shape;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** The fields of the vendor's create request with their types and limits. */
final class CreateRequest {

    static final String REFERENCE = "^[a-zA-Z0-9-]{8,64}$";

    private static final long MOST_MONEY = 65_000_000;
    private static final String TIMESTAMP =
            "^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?" + "([Zz]|[+-](2[0-3]|[01][0-9]):[0-5][0-9])$";

    private static final Shape CURRENCY = oneOf("NOK", "DKK", "EUR", "SEK", "USD", "GBP");
    private static final Shape NOT_NEGATIVE = whole(0, Long.MAX_VALUE);

    static final Shape AMOUNT = object().required("currency", CURRENCY).required("value", whole(0, MOST_MONEY));

    private static final Shape CUSTOMER = object().optional("phoneNumber", matching("^\\d{9,15}$"))
            .optional("personalQr", text(5, 255))
            .optional("customerToken", text())
            .and((path, value, findings) -> {
                if (value.size() > 1) {
                    findings.add(path, "must have one of phoneNumber, personalQr, customerToken");
                }
            });

    private static final Shape PAYMENT_METHOD = object().required("type", oneOf("WALLET", "CARD", "CARD_PASSTHROUGH"))
            .optional("blockedSources", list(oneOf("COMMERCIAL_CARDS"), 0));

    private static final Shape QR_FORMAT = object().required("format", oneOf(QrWish.TEXT, QrWish.SVG, QrWish.PNG))
            .optional("size", whole(100, 2000).orNull());

    private static final Shape UNIT_INFO = object().required("unitPrice", NOT_NEGATIVE.orNull())
            .required("quantity", text(1, 10).and(matching("^\\d+([.]\\d{1,8})?$")))
            .optional(
                    "quantityUnit",
                    oneOf("PCS", "KG", "KM", "MINUTE", "LITRE", "KWH").orNull());

    private static final Shape ORDER_LINE = object().required("name", text())
            .required("id", text())
            .required("totalAmount", whole())
            .required("totalAmountExcludingTax", whole())
            .required("totalTaxAmount", whole())
            .optional("taxPercentage", whole(0, 100).orNull())
            .optional("taxRate", whole(0, 10_000).orNull())
            .optional("unitInfo", UNIT_INFO)
            .optional("discount", NOT_NEGATIVE.orNull())
            .optional("productUrl", text().orNull())
            .optional("isReturn", flag().orNull())
            .optional("isShipping", flag().orNull())
            .and((path, value, findings) -> {
                if (!value.hasNonNull("taxRate") && !value.hasNonNull("taxPercentage")) {
                    findings.add(path + ".taxRate", "is required, or else taxPercentage");
                }
            });

    private static final Shape SHIPPING_INFO = object().required("amount", NOT_NEGATIVE.orNull())
            .required("amountExcludingTax", NOT_NEGATIVE.orNull())
            .required("taxAmount", NOT_NEGATIVE.orNull())
            .required("taxPercentage", whole(0, 100).orNull());

    private static final Shape PAYMENT_SOURCES = object().optional("giftCard", whole().orNull())
            .optional("card", whole().orNull())
            .optional("voucher", whole().orNull())
            .optional("cash", whole().orNull());

    private static final Shape BARCODE = object().required(
                    "format", oneOf("EAN-13", "CODE 39", "CODE 128").orNull())
            .required("data", text().orNull());

    private static final Shape BOTTOM_LINE = object().required("currency", CURRENCY)
            .optional("tipAmount", NOT_NEGATIVE.orNull())
            .optional("giftCardAmount", NOT_NEGATIVE.orNull())
            .optional("posId", text().orNull())
            .optional("totalAmount", whole().orNull())
            .optional("totalTax", NOT_NEGATIVE.orNull())
            .optional("totalDiscount", NOT_NEGATIVE.orNull())
            .optional("shippingAmount", NOT_NEGATIVE.orNull())
            .optional("shippingInfo", SHIPPING_INFO)
            .optional("paymentSources", PAYMENT_SOURCES)
            .optional("barcode", BARCODE)
            .optional("receiptNumber", text().orNull())
            .optional("terminalId", text().orNull());

    private static final Shape RECEIPT =
            object().required("orderLines", list(ORDER_LINE, 1)).required("bottomLine", BOTTOM_LINE);

    private static final Shape AIRLINE_DATA = object().required("agencyInvoiceNumber", text(1, 6))
            .required("airlineCode", text(3, 3))
            .required("airlineDesignatorCode", text(2, 2))
            .required("passengerName", text(1, 49))
            .optional("ticketNumber", text(1, 150));

    private static final Shape SHIPPING_OPTION = object().required("id", text())
            .required("amount", AMOUNT)
            .required("name", text())
            .optional("isDefault", flag())
            .optional("priority", whole())
            .optional("meta", text())
            .optional("estimatedDelivery", text());

    private static final Shape SHIPPING_GROUP = object().required(
                    "type", oneOf("HOME_DELIVERY", "PICKUP_POINT", "MAILBOX", "IN_STORE", "OTHER"))
            .required(
                    "brand",
                    oneOf(
                            "POSTEN",
                            "BRING",
                            "POSTNORD",
                            "HELTHJEM",
                            "PORTERBUDDY",
                            "DHL",
                            "INSTABOX",
                            "FEDEX",
                            "MATKAHUOLTO",
                            "GLS",
                            "POSTI",
                            "GORDON",
                            "OTHER"))
            .required("options", list(SHIPPING_OPTION, 0))
            .optional("isDefault", flag())
            .optional("priority", whole());

    private static final Shape SHIPPING = object().optional("fixedOptions", list(SHIPPING_GROUP, 0))
            .optional(
                    "dynamicOptions",
                    object().required("callbackUrl", text()).optional("callbackAuthorizationToken", text()))
            .and((path, value, findings) -> {
                if (value.size() != 1) {
                    findings.add(path, "must have either fixedOptions or dynamicOptions");
                }
            });

    private static final Shape CARD_PASSTHROUGH = object().required("pspReference", text(0, 64))
            .required("cardCallbackUrl", text())
            .required(
                    "allowedCardTypes", list(oneOf("VISA_DEBIT", "VISA_CREDIT", "MC_CREDIT", "MC_DEBIT", "DANKORT"), 0))
            .optional("preferVisaPartOfVisaDankort", flag())
            .optional("publicEncryptionKeyId", text());

    static final Shape SHAPE = object().required("amount", AMOUNT)
            .required("paymentMethod", PAYMENT_METHOD)
            .required("reference", matching(REFERENCE))
            .required("userFlow", oneOf("PUSH_MESSAGE", "NATIVE_REDIRECT", "WEB_REDIRECT", "QR"))
            .optional("qrFormat", QR_FORMAT.orNull())
            .optional("customer", CUSTOMER)
            .optional("customerInteraction", oneOf("CUSTOMER_PRESENT", "CUSTOMER_NOT_PRESENT"))
            .optional("minimumUserAge", whole(0, 100).orNull())
            .optional("returnUrl", text(0, 2500))
            .optional("paymentDescription", text(3, 100))
            .optional(
                    "expiresAt",
                    matching(TIMESTAMP).and(CreateRequest::checkDate).orNull())
            .optional("receipt", RECEIPT)
            .optional("receiptUrl", text().orNull())
            .optional("metadata", map(text()).orNull())
            .optional("profile", object().optional("scope", text()))
            .optional("industryData", object().optional("airlineData", AIRLINE_DATA))
            .optional("shipping", SHIPPING)
            .optional("cardPassthrough", CARD_PASSTHROUGH);

    private CreateRequest() {}

    /** The pattern lets the 45th of a month pass. */
    private static void checkDate(String path, JsonNode value, Findings findings) {
        try {
            OffsetDateTime.parse(value.textValue());
        } catch (DateTimeParseException e) {
            findings.add(path, "must be a date and time that exists");
        }
    }
}
