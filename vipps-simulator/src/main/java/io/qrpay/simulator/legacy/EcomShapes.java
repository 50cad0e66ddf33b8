package io.qrpay.simulator.legacy;

import io.qrpay.simulator.schema.Shape;

/** The bodies of the eCom API. */
final class EcomShapes {

    static final String ORDER_ID = "^[a-zA-Z0-9-]{1,50}$";

    private static final Shape MSN = Shape.matching("^\\d{5,}$");
    private static final Shape URL = Shape.text(1, 255);
    private static final Shape TEXT = Shape.text(1, 100);

    private static final Shape MERCHANT = Shape.object()
            .required("merchantSerialNumber", MSN)
            .required("callbackPrefix", URL.and(Shape.matching("^https://")))
            .required("fallBack", URL)
            .optional("authToken", Shape.text(0, 255))
            .optional("consentRemovalPrefix", URL)
            .optional("shippingDetailsPrefix", URL)
            .optional("isApp", Shape.flag())
            .optional("paymentType", Shape.oneOf("eComm Regular Payment", "eComm Express Payment"))
            .optional("staticShippingDetails", Shape.list((path, value, findings) -> {}, 0));
    private static final Shape CUSTOMER = Shape.object().optional("mobileNumber", Shape.matching("^\\d{8}$"));
    private static final Shape TRANSACTION = Shape.object()
            .required("amount", Shape.whole(100, Integer.MAX_VALUE))
            .required("orderId", Shape.matching(ORDER_ID))
            .required("transactionText", TEXT)
            .optional("skipLandingPage", Shape.flag())
            .optional("scope", Shape.text())
            .optional("useExplicitCheckoutFlow", Shape.flag())
            .optional("additionalData", Shape.map((path, value, findings) -> {}));

    static final Shape INITIATION = Shape.object()
            .required("merchantInfo", MERCHANT)
            .required("customerInfo", CUSTOMER)
            .required("transaction", TRANSACTION);

    static final Shape CANCELLATION = Shape.object()
            .required("merchantInfo", Shape.object().required("merchantSerialNumber", MSN))
            .required("transaction", Shape.object().required("transactionText", TEXT))
            .optional("shouldReleaseRemainingFunds", Shape.flag());

    private EcomShapes() {}
}
