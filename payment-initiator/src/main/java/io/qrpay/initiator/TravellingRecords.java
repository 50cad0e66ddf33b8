package io.qrpay.initiator;

import io.qrpay.contracts.DeadLetter;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.Customer;
import io.qrpay.contracts.checkout.OrderLine;
import io.qrpay.contracts.checkout.QrWish;
import io.qrpay.contracts.checkout.Receipt;
import io.qrpay.contracts.command.PaymentCommand;
import io.qrpay.contracts.customer.CustomerCheckedIn;
import io.qrpay.contracts.payment.Aggregate;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.contracts.payment.Qr;
import io.qrpay.contracts.payment.Request;
import io.qrpay.contracts.payment.SoldLine;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The records of the contracts that Jackson reads and writes here, also in a native image. */
@RegisterForReflection(
        targets = {
            CheckoutRequested.class,
            QrWish.class,
            Customer.class,
            Receipt.class,
            OrderLine.class,
            Money.class,
            PaymentCommand.class,
            CustomerCheckedIn.class,
            DeadLetter.class,
            Fact.class,
            Request.class,
            SoldLine.class,
            Qr.class,
            Aggregate.class,
            Failure.class,
            PaymentStatus.class,
            Operation.class
        })
final class TravellingRecords {
    private TravellingRecords() {}
}
