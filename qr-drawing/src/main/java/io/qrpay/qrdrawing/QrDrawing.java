package io.qrpay.qrdrawing;

/** Draws a code as an image that a camera can read. */
public final class QrDrawing {

    private QrDrawing() {}

    /** {@link #svg(String, QrStyle)} in the standard style. */
    public static String svg(String content) {
        return svg(content, QrStyle.STANDARD);
    }

    /**
     * A text of a few kB that scales to any size; one unit is one module.
     *
     * @throws IllegalArgumentException when the content is empty or does not fit: 2,331 bytes do at medium correction
     */
    public static String svg(String content, QrStyle style) {
        return Svg.of(Modules.of(content, style.correction()), style.quietZone());
    }

    /** {@link #png(String, int, QrStyle)} in the standard style. */
    public static byte[] png(String content, int size) {
        return png(content, size, QrStyle.STANDARD);
    }

    /**
     * A black and white PNG. Each module has the same whole number of pixels; what is left over widens the quiet zone.
     *
     * @param size edge in pixels; larger where the content needs more
     * @throws IllegalArgumentException as of {@link #svg(String, QrStyle)}
     */
    public static byte[] png(String content, int size, QrStyle style) {
        return Png.of(Modules.of(content, style.correction()), style.quietZone(), size);
    }
}
