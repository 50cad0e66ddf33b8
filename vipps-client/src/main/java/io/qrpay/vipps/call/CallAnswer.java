package io.qrpay.vipps.call;

import io.qrpay.vipps.http.Answer;

/**
 * The answer to act on.
 *
 * @param answer the last one
 * @param answerLost whether an earlier attempt may have taken effect without telling: then a refusal is not definite
 */
public record CallAnswer(Answer answer, boolean answerLost) {}
