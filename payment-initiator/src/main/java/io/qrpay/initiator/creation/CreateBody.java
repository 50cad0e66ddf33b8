package io.qrpay.initiator.creation;

import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.OrderLine;
import io.qrpay.contracts.checkout.QrWish;
import io.qrpay.contracts.checkout.QrWish.Format;
import io.qrpay.vipps.Amount;
import io.qrpay.vipps.epayment.Customer;
import io.qrpay.vipps.epayment.PaymentToCreate;
import io.qrpay.vipps.epayment.QrFormat;
import io.qrpay.vipps.epayment.Receipt;
import io.qrpay.vipps.epayment.WayToPay;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to Vipps for a checkout: a function of the checkout and, at a printed code, of the one customer it was paired
 * with, so that a repeated call is the same call.
 */
final class CreateBody {
    private static final QrWish ANY = new QrWish(null, null);

    private CreateBody() {}

    static PaymentToCreate of(RequestedPayment payment) {
        var checkout = payment.checkout();
        var amount = new Amount(checkout.amount().value(), checkout.amount().currency());
        return PaymentToCreate.inStore(
                checkout.reference(), amount, wayToPay(payment), checkout.description(), receipt(checkout));
    }

    /** How the till shows a QR. */
    static Format format(CheckoutRequested checkout) {
        return Objects.requireNonNullElse(wish(checkout).format(), Format.SVG);
    }

    private static QrWish wish(CheckoutRequested checkout) {
        return Objects.requireNonNullElse(checkout.qr(), ANY);
    }

    private static WayToPay wayToPay(RequestedPayment payment) {
        var customer = payment.checkout().customer();
        return customer == null
                ? new WayToPay.ScreenQr(qrFormat(payment.checkout()))
                : new WayToPay.PushMessage(asked(customer, payment.customerToken()));
    }

    private static QrFormat qrFormat(CheckoutRequested checkout) {
        return switch (format(checkout)) {
            case SVG -> QrFormat.svg();
            case PNG -> QrFormat.png(wish(checkout).size());
            case CONTENT -> QrFormat.targetUrl();
        };
    }

    private static Customer asked(io.qrpay.contracts.checkout.Customer customer, @Nullable String token) {
        if (customer.personalQr() != null) {
            return new Customer.PersonalQr(customer.personalQr());
        }
        if (customer.phoneNumber() != null) {
            return new Customer.PhoneNumber(customer.phoneNumber());
        }
        if (token != null) {
            return new Customer.CheckedIn(token);
        }
        throw new IllegalArgumentException("nobody has scanned the printed code");
    }

    private static @Nullable Receipt receipt(CheckoutRequested checkout) {
        var receipt = checkout.receipt();
        if (receipt == null) {
            return null;
        }
        var lines = receipt.lines().stream().map(CreateBody::orderLine).toList();
        var currency = checkout.amount().currency();
        return new Receipt(
                lines, new Receipt.BottomLine(currency, receipt.tip(), checkout.posId(), receipt.receiptNumber()));
    }

    private static Receipt.OrderLine orderLine(OrderLine line) {
        return new Receipt.OrderLine(
                line.name(),
                line.id(),
                line.totalAmount(),
                line.totalAmountExcludingTax(),
                line.totalTaxAmount(),
                line.taxRate(),
                unitInfo(line),
                line.discount(),
                line.productUrl(),
                line.isReturn());
    }

    private static Receipt.@Nullable UnitInfo unitInfo(OrderLine line) {
        return line.unitPrice() == null || line.quantity() == null
                ? null
                : new Receipt.UnitInfo(line.unitPrice(), line.quantity(), quantityUnit(line.unit()));
    }

    private static Receipt.@Nullable QuantityUnit quantityUnit(OrderLine.@Nullable Unit unit) {
        return switch (unit) {
            case null -> null;
            case PCS -> Receipt.QuantityUnit.PCS;
            case KG -> Receipt.QuantityUnit.KG;
            case KM -> Receipt.QuantityUnit.KM;
            case MINUTE -> Receipt.QuantityUnit.MINUTE;
            case LITRE -> Receipt.QuantityUnit.LITRE;
            case KWH -> Receipt.QuantityUnit.KWH;
        };
    }
}
