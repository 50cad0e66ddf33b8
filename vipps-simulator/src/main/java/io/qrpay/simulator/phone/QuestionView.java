package io.qrpay.simulator.phone;

import io.quarkus.qute.TemplateData;
import java.util.Optional;

/**
 * What a token leads to.
 *
 * @param screen empty when it leads nowhere, or does no more
 */
@TemplateData
record QuestionView(String token, Optional<Screen> screen) {}
