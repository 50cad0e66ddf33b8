package io.qrpay.registry.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where the images of codes come from. */
@ConfigMapping(prefix = "qrpay.image")
interface ImageConfig {

    /** The vendor's origins: nothing is fetched from anywhere else, whatever an address says. */
    @WithDefault("https://qr.vipps.no")
    Set<URI> origins();

    /** How long an image of the vendor's is waited for. */
    @WithDefault("PT3S")
    Duration within();

    /** How much is kept in memory, so that the vendor is asked once for what many print. */
    @WithDefault("32M")
    MemorySize kept();

    /**
     * The chains (ids, with commas between) that Vipps MobilePay has allowed a design of their own: their codes are drawn
     * here where it is known what they hold. Without that approval only the vendor's image may be shown.
     */
    Optional<Set<String>> ownDesignApprovedFor();
}
