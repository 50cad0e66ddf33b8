package io.qrpay.initiator.desk;

import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.contracts.payment.PaymentState;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the till page; {@code messages/desk_*.properties} hold them. */
@MessageBundle("desk")
interface DeskTexts {
    /** How it stands, in a word or two. */
    @Message
    String state(PaymentState state);

    /** What the cashier is to know. */
    @Message
    String meaning(PaymentState state);

    /** Why something did not happen, and what to do. */
    @Message
    String trouble(Trouble trouble);

    @Message
    String refused(Kind kind);

    @Message
    String title();

    @Message
    String till();

    @Message
    String display();

    @Message
    String signOut();

    @Message
    String lost();

    @Message
    String newPayment();

    @Message
    String amount();

    @Message
    String amountHint();

    @Message
    String currency();

    @Message
    String description();

    @Message
    String phoneNumber();

    @Message
    String personalQr();

    @Message
    String personalQrHint();

    @Message
    String captureLater();

    @Message
    String ask();

    @Message
    String customerWaits(String code);

    @Message
    String nothingYet();

    @Message
    String cancel();

    @Message
    String capture();

    @Message
    String refund();

    @Message
    String taken();

    @Message
    String reserved();

    @Message
    String givenBack();

    @Message
    String busy();

    @Message
    String recent();

    @Message
    String wrongAmount();

    @Message
    String wrongCustomer();

    @Message
    String wrongDescription();
}
