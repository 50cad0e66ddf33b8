package io.qrpay.contracts;

import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.command.PaymentCommand;
import io.qrpay.contracts.customer.CustomerCheckedIn;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.contracts.qr.QrStatus;

/** The Kafka hops with the records that travel there. */
enum Hop {
    CHECKOUT_REQUESTED("1-checkout.requested.v1", CheckoutRequested.class),
    PAYMENT_EVENT("4-payment.event.v1", Fact.class),
    PAYMENT_STATUS("5-payment.status.v1", PaymentStatus.class),
    PAYMENT_COMMAND("6-payment.command.v1", PaymentCommand.class),
    CUSTOMER_CHECKED_IN("8-customer.checked-in.v1", CustomerCheckedIn.class),
    QR_STATUS("9-qr.status.v1", QrStatus.class);

    final String folder;
    final Class<? extends Record> type;

    Hop(String folder, Class<? extends Record> type) {
        this.folder = folder;
        this.type = type;
    }

    String topic() {
        return folder.substring(folder.indexOf('-') + 1);
    }

    ContractExamples examples() {
        return ContractExamples.of(folder);
    }
}
