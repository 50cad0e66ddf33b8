package io.qrpay.qrdrawing;

/** Puts white round the image of a code that somebody else drew. */
public final class QuietZone {

    private QuietZone() {}

    /**
     * An SVG around an SVG, its size left to whoever shows it.
     *
     * @param svg somebody else's: nothing in it is run or resolved here, and nothing in it is made harmless either
     * @param inner the edge of the code, in units of its border
     * @param border the white on each side
     * @throws UnusableImage when it is no SVG, has declarations of its own, or does not tell its size
     */
    public static String aroundSvg(String svg, int inner, int border) {
        return SvgFrame.around(svg, inner, border);
    }

    /**
     * A PNG in the middle of a white one; pixels are neither scaled nor changed.
     *
     * @param edge of the whole, in pixels
     * @throws UnusableImage when it is no PNG, is larger than that, or interlaced
     */
    public static byte[] aroundPng(byte[] png, int edge) {
        return PngFrame.around(png, edge);
    }
}
