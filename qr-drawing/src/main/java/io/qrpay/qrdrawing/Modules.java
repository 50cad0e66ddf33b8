package io.qrpay.qrdrawing;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The dark and light squares of a code, without its quiet zone. */
final class Modules {
    private static final byte DARK = 1;

    private final ByteMatrix matrix;

    private Modules(ByteMatrix matrix) {
        this.matrix = matrix;
    }

    static Modules of(String content, QrStyle.Correction correction) {
        if (content.isEmpty()) {
            throw new IllegalArgumentException("a QR of nothing");
        }
        try {
            return new Modules(
                    Encoder.encode(content, correction.level, hints(content)).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too much for a QR", e);
        }
    }

    /** What is plain ASCII is best left without a word about its alphabet: the oldest readers stumble over that. */
    private static Map<EncodeHintType, ?> hints(String content) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(content)
                ? Map.of()
                : Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
    }

    int edge() {
        return matrix.getWidth();
    }

    boolean dark(int x, int y) {
        return matrix.get(x, y) == DARK;
    }

    /** Where the dark modules from x on end; x itself where it is light. */
    int endOfDark(int x, int y) {
        int end = x;
        while (end < edge() && dark(end, y)) {
            end++;
        }
        return end;
    }
}
