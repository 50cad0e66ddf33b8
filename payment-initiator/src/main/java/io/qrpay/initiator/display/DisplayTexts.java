package io.qrpay.initiator.display;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the customers' displays; {@code messages/display_*.properties} hold them. */
@MessageBundle("display")
interface DisplayTexts {
    /** What it is about, in a word or three. */
    @Message
    String headline(Scene scene);

    /** What the customer does, or may rely on. */
    @Message
    String detail(Scene scene);

    @Message
    String title();

    @Message
    String lost();

    @Message
    String left();

    @Message
    String code();

    @Message
    String lines();

    @Message
    String noDisplay();

    @Message
    String noDisplayDetail();
}
