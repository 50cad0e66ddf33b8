package io.qrpay.simulator.phone;

import io.qrpay.simulator.code.Code;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Optional;

/**
 * What goes on among the customers.
 *
 * @param questions what waits for an answer, the newest first
 * @param stickers codes to check in at
 * @param deeds what customers did, the latest first
 */
@TemplateData
record HomeView(
        Optional<CrowdLine> crowd, List<Question> questions, List<Code.Callback> stickers, List<DeedLine> deeds) {}
