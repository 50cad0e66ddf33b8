package io.qrpay.simulator.legacy;

import io.qrpay.simulator.schema.Shape;

/** The body of a new agreement. */
final class AgreementShapes {

    private static final Shape CURRENCY = Shape.oneOf("NOK", "DKK", "EUR", "SEK");
    private static final Shape AMOUNT = Shape.whole(1, Integer.MAX_VALUE);
    private static final Shape ANYTHING = (path, value, findings) -> {};
    private static final Shape PERIOD = Shape.object()
            .required("unit", Shape.oneOf("YEAR", "MONTH", "WEEK", "DAY"))
            .required("count", Shape.whole(1, 31));

    private static final Shape LEGACY_PRICING = Shape.object()
            .required("type", Shape.text())
            .required("currency", CURRENCY)
            .required("amount", AMOUNT);
    private static final Shape VARIABLE_PRICING = Shape.object()
            .required("type", Shape.text())
            .required("currency", CURRENCY)
            .required("suggestedMaxAmount", AMOUNT);
    private static final Shape FLEXIBLE_PRICING =
            Shape.object().required("type", Shape.text()).required("currency", CURRENCY);

    /** The type tells which other fields there are. */
    private static final Shape PRICING = (path, value, findings) -> {
        switch (value.path("type").asText("")) {
            case "LEGACY" -> LEGACY_PRICING.check(path, value, findings);
            case "VARIABLE" -> VARIABLE_PRICING.check(path, value, findings);
            case "FLEXIBLE" -> FLEXIBLE_PRICING.check(path, value, findings);
            default -> findings.add(path + ".type", "must be one of FLEXIBLE, LEGACY, VARIABLE");
        }
    };

    static final Shape DRAFT = Shape.object()
            .required("pricing", PRICING)
            .required("merchantRedirectUrl", Shape.text(1, 2048))
            .required("productName", Shape.text(1, 45))
            .optional("productDescription", Shape.text(0, 100))
            .optional("merchantAgreementUrl", Shape.text(0, 1024))
            .optional("interval", PERIOD)
            .optional("phoneNumber", Shape.text(0, 15).orNull())
            .optional("externalId", Shape.text(1, 64).orNull())
            .optional("scope", Shape.text())
            .optional("isApp", Shape.flag())
            .optional("skipLandingPage", Shape.flag())
            .optional("initialCharge", ANYTHING)
            .optional("campaign", ANYTHING);

    private AgreementShapes() {}
}
