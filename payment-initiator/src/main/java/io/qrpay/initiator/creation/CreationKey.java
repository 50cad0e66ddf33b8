package io.qrpay.initiator.creation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.checkout.CheckoutRequested;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The idempotency key of a create call: the same for each telling of a checkout, by Kafka or REST, another one for
 * anything that differs in a field. Keyed, so that nobody who knows a checkout can name its call.
 */
@ApplicationScoped
public class CreationKey {
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 20;
    private static final int SHORTEST_SECRET = 16;

    private final SecretKeySpec secret;
    private final ObjectWriter json;

    CreationKey(CreationConfig config, ObjectMapper json) {
        if (config.keySecret().length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("qrpay.creation.key-secret has fewer than 16 characters");
        }
        this.secret = new SecretKeySpec(config.keySecret().getBytes(StandardCharsets.UTF_8), HMAC);
        this.json = json.writerFor(CheckoutRequested.class);
    }

    /** {@code c-} and 160 bits in base 32. */
    String of(PaymentKey payment, CheckoutRequested checkout) {
        var mac = mac();
        mac.update((payment + "\n").getBytes(StandardCharsets.UTF_8));
        return "c-" + base32(mac.doFinal(canonical(checkout)));
    }

    /**
     * {@code x-} and 160 bits in base 32: names a text that could not be read as a checkout. Keyed as well: the text may
     * hold a phone number, and nobody shall find it by trying them all.
     */
    public String ofUnreadable(byte[] text) {
        return "x-" + base32(mac().doFinal(text));
    }

    private byte[] canonical(CheckoutRequested checkout) {
        try {
            return json.writeValueAsBytes(checkout);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a checkout that is no JSON", e);
        }
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static String base32(byte[] hash) {
        return new BigInteger(1, Arrays.copyOf(hash, BYTES)).toString(32);
    }
}
