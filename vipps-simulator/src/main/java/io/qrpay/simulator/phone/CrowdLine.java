package io.qrpay.simulator.phone;

import io.qrpay.simulator.customer.Crowd;
import io.quarkus.qute.TemplateData;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The crowd as the phone tells of it. */
@TemplateData
record CrowdLine(Crowd crowd) {

    private static final int SECONDS = 3;

    public String shares() {
        return "%s approve, %s decline, %s walk away"
                .formatted(percent(crowd.approve()), percent(crowd.decline()), percent(crowd.walkAway()));
    }

    public String pace() {
        var delay = crowd.delayMillis();
        return "after %s to %s s, half of them within %s s"
                .formatted(seconds(delay.min()), seconds(delay.max()), seconds(delay.median()));
    }

    /** How long the reservation takes once a customer has said yes. */
    public String processing() {
        return seconds(crowd.processingMillis());
    }

    private static String percent(double share) {
        var percent = BigDecimal.valueOf(share).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return percent.stripTrailingZeros().toPlainString() + "%";
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, SECONDS).stripTrailingZeros().toPlainString();
    }
}
