package io.qrpay.simulator.code;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Where the images of merchants' codes are; the vendor changes these URLs now and then, and never the contents. */
@ApplicationScoped
public class ImageUrls {

    private volatile String key = newKey();

    /** The image's URL, or the content itself where that was asked for. */
    String of(Print print, Picture picture, String origin) {
        return picture.form() == Picture.Form.TEXT
                ? print.content()
                : "%s/qr-image/v1/codes/%s?%s&key=%s".formatted(origin, print.token(), picture.query(), key);
    }

    public boolean isCurrent(String candidate) {
        return key.equals(candidate);
    }

    /** From now on no earlier URL is found. */
    void rotate() {
        key = newKey();
    }

    private static String newKey() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
