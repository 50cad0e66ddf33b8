package io.qrpay.simulator.gateway;

/** The headers of the vendor's APIs. */
public final class Headers {

    public static final String AUTHORIZATION = "Authorization";
    public static final String SUBSCRIPTION_KEY = "Ocp-Apim-Subscription-Key";
    public static final String MSN = "Merchant-Serial-Number";
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private Headers() {}
}
