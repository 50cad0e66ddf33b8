package io.qrpay.simulator.code;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What is on the sticker. It stays while its code lives; a later code of the same id gets another.
 *
 * @param content the text that is encoded, a URL of this simulator
 */
public record Print(String token, String content) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 12;

    static Print newAt(String origin) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Print(token, origin + "/scan/" + token);
    }
}
