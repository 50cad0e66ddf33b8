package io.qrpay.screen;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words that every service needs; {@code messages/screen_*.properties} hold them. */
@MessageBundle("screen")
interface ScreenTexts {
    /** What is in the way. */
    @Message
    String obstacle(Obstacle obstacle);

    /** What to do about it. */
    @Message
    String wayOut(Obstacle obstacle);

    @Message
    String signOut();

    @Message
    String signedOut();

    /** How to come back. */
    @Message
    String signInAgain();
}
