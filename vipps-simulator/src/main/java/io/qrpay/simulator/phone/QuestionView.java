package io.qrpay.simulator.phone;

import java.util.Optional;

/**
 * What a token leads to.
 *
 * @param screen empty when it leads nowhere, or does no more
 */
record QuestionView(String token, Optional<Screen> screen) {}
