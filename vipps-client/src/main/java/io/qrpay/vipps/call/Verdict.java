package io.qrpay.vipps.call;

import io.qrpay.vipps.http.Answer;
import java.util.Objects;

/** What a failure means for the call that got it. The vendor's texts and content types have no say. */
enum Verdict {
    /** It is for the caller to act on. */
    FINAL,
    /** The token is not taken. */
    TOKEN_REFUSED,
    /** The vendor asks to come again; if that does not help, the answer is for the caller. */
    BUSY,
    /** It was not done, and the same key is to be used again. */
    NOT_DONE,
    /** It may have been done; only a repetition or a look tells. */
    LOST,
    /** It did not arrive where it should: a redirect, or a gateway that knows no such path. */
    ASTRAY;

    private static final String ORDER_PROCESSING = "6160";
    private static final String CAPTURE_FAILED = "6280";

    static Verdict of(Answer.Failure failure) {
        return switch (failure.status()) {
            case 401 -> TOKEN_REFUSED;
            case 404 -> failure.byGateway() ? ASTRAY : FINAL;
            case 408 -> LOST;
            case 423, 429 -> BUSY;
            default -> failure.status() / 100 == 4 ? byCode(failure) : outside(failure);
        };
    }

    private static Verdict byCode(Answer.Failure failure) {
        var code = failure.problem().code();
        if (Objects.equals(code, CAPTURE_FAILED)) {
            return NOT_DONE;
        }
        return Objects.equals(code, ORDER_PROCESSING) ? BUSY : FINAL;
    }

    private static Verdict outside(Answer.Failure failure) {
        if (Objects.equals(failure.problem().code(), CAPTURE_FAILED)) {
            return NOT_DONE;
        }
        return failure.status() >= 500 ? LOST : ASTRAY;
    }
}
