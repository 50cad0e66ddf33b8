package io.qrpay.registry.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is done about codes that are not at Vipps as the chain wants them. */
@ConfigMapping(prefix = "qrpay.registry.drift")
interface DriftConfig {

    /** How often the codes of each sales unit are listed. */
    @WithDefault("PT1H")
    Duration inspectEvery();

    /** How many sales units one replica inspects at once. */
    @WithDefault("8")
    int atOnce();

    /** About a code that somebody else has changed or deleted at Vipps. */
    @WithDefault("REPAIR")
    Changed changed();

    /** About a code at Vipps that nobody has asked for here. It is never deleted: what is printed of it would be dead. */
    @WithDefault("REPORT")
    Unknown unknown();

    /** What to do about a changed code. */
    enum Changed {
        /** It is shown as DRIFTED and made as the chain wants it. */
        REPAIR,
        /** It is shown as DRIFTED until somebody edits it, or it is as wanted again. */
        REPORT
    }

    /** What to do about an unknown code. */
    enum Unknown {
        /** It becomes a code like any other, wanted as it is. */
        ADOPT,
        /** It is listed at {@code /v1/unknown-qrs}. */
        REPORT
    }
}
