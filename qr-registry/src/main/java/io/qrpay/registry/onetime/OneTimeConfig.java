package io.qrpay.registry.onetime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How one-time codes are made, shown and followed. */
@ConfigMapping(prefix = "qrpay.one-time")
interface OneTimeConfig {

    /** Codes made at the same time; who comes beyond is told to come back. */
    @WithDefault("64")
    int madeAtOnce();

    /** How long Vipps may take to hand out an image. */
    @WithDefault("PT5S")
    Duration imageWithin();

    /** Payments and agreements followed at the same time, by all replicas together; more are refused as too busy. */
    @WithDefault("500")
    int mostFollowed();

    /** Looks a second of this process with one set of credentials. When more are due, each is looked at less often. */
    @WithDefault("50")
    int looksPerSecond();

    /** Looks at the same time. */
    @WithDefault("32")
    int looksAtOnce();

    /** How long one look may take. */
    @WithDefault("PT3S")
    Duration lookWithin();

    /** Between two looks at an eCom payment: the vendor asks for each second, and allows 120 looks a minute. */
    @WithDefault("PT1S")
    Duration ecomEvery();

    /** Between two looks at an agreement. */
    @WithDefault("PT2S")
    Duration agreementEvery();

    /** After a 429 that does not say it itself, no look is made for so long. */
    @WithDefault("PT10S")
    Duration busyPause();

    /** Between two looks while Vipps cannot be asked, at most. */
    @WithDefault("PT30S")
    Duration longestPause();

    /** A replica that took one to look at is believed to be gone after so long. */
    @WithDefault("PT15S")
    Duration lease();

    /** Whom Vipps does not know is believed to be unknown only so long after the code was made. */
    @WithDefault("PT10S")
    Duration unknownFor();

    /** An approval of the last moment may show so long after the time is over. */
    @WithDefault("PT15S")
    Duration afterExpiry();

    /** When Vipps cannot be asked for so long after the time is over, nobody is asked any more. */
    @WithDefault("PT10M")
    Duration giveUpAfter();

    /** Listeners to events at the same time, of this process. */
    @WithDefault("500")
    int listeners();

    /** Between two signs of life to a listener. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** How long after its time a code can still be looked up. */
    @WithDefault("P1D")
    Duration keptFor();
}
