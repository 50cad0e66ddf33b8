package io.qrpay.vipps.epayment;

import static io.qrpay.vipps.epayment.CoffeeAndBun.AMOUNT;
import static io.qrpay.vipps.epayment.CoffeeAndBun.REFERENCE;
import static io.qrpay.vipps.epayment.CoffeeAndBun.sums;

import io.qrpay.vipps.Amount;

/** One payment of 49 kroner, and how the vendor speaks of it. */
final class CoffeeAndBun {
    static final String REFERENCE = "pos7-20261121-0001";
    static final Amount AMOUNT = new Amount(4900, "NOK");
    static final PaymentToCreate PAYMENT = PaymentToCreate.inStore(
            REFERENCE, AMOUNT, new WayToPay.ScreenQr(QrFormat.png(400)), "Coffee and bun", null);
    static final String CREATED = """
            {"redirectUrl":"https://qr-image.vipps.no/v1?token=eyJ","reference":"pos7-20261121-0001","new":{"x":1}}""";
    static final String CAPTURED = """
            {"amount":{"currency":"NOK","value":4900},"state":"AUTHORIZED","aggregate":%s,
             "pspReference":"0b9f6c5e","reference":"pos7-20261121-0001"}""".formatted(sums(4900, 1500));

    private CoffeeAndBun() {}

    /** The aggregate as the vendor writes it. */
    static String sums(long authorized, long captured) {
        return """
                {"authorizedAmount":{"currency":"NOK","value":%d},"capturedAmount":{"currency":"NOK","value":%d},
                 "refundedAmount":{"currency":"NOK","value":0},"cancelledAmount":{"currency":"NOK","value":0}}""".formatted(authorized, captured);
    }
}
