package io.qrpay.initiator.console;

import io.qrpay.initiator.polling.WebhookTrouble;
import io.qrpay.screen.Language;
import io.qrpay.screen.Times;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How qrpay runs now.
 *
 * @param troubles of webhooks, those that last first
 * @param salesUnits how many there are
 * @param letters how many dead letters wait on each topic; null while the broker does not tell
 */
@TemplateData
record Running(
        List<WebhookTrouble> troubles,
        int salesUnits,
        @Nullable Map<String, Long> letters) {

    /** Sales units of which no webhook was missed. */
    public int calm() {
        return Math.max(0, salesUnits - troubles.size());
    }

    public String time(Instant time, Language language) {
        return Times.written(time, ZoneOffset.UTC, language);
    }
}
