package io.qrpay.qrdrawing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts somebody else's PNG in the middle of a larger white one; its pixels stay as they are. */
final class PngFrame {
    private static final byte WHITE = (byte) 0xff;
    private static final int COLOURS = 256;

    private PngFrame() {}

    static byte[] around(byte[] png, int edge) {
        var content = PngFile.read(png, edge);
        var header = content.header();
        var pixels = PngPixels.of(header, content.rows());
        var palette = header.colour() == PngFile.PALETTE ? withWhite(content) : content.palette();
        var white = header.colour() == PngFile.PALETTE ? whiteOf(palette, content.transparency()) : WHITE;
        return PngFile.write(
                new PngFile.Header(edge, edge, pixels.depth(), header.colour()),
                framed(pixels, header, edge, white),
                palette,
                transparency(content));
    }

    /** A grey that is transparent is told in the samples of before. */
    private static byte @Nullable [] transparency(PngFile.Content content) {
        var transparency = content.transparency();
        if (transparency == null || content.header().colour() != PngFile.GREY) {
            return transparency;
        }
        var grey = PngPixels.asByte(
                transparency[transparency.length - 1] & 0xff, content.header().depth());
        return content.header().depth() > 8 ? transparency : new byte[] {0, (byte) grey};
    }

    private static byte[] framed(PngPixels pixels, PngFile.Header header, int edge, byte white) {
        var stride = 1 + edge * pixels.pixelBytes();
        var rows = new byte[stride * edge];
        var left = (edge - header.width()) / 2 * pixels.pixelBytes();
        var top = (edge - header.height()) / 2;
        for (int row = 0; row < edge; row++) {
            Arrays.fill(rows, row * stride + 1, (row + 1) * stride, white);
        }
        for (int row = 0; row < header.height(); row++) {
            pixels.copyRow(row, rows, (top + row) * stride + 1 + left);
        }
        shorten(rows, stride);
        return rows;
    }

    /** A row like the one above says so, in zeros: a code has many of them. From below, as that one must still be whole. */
    private static void shorten(byte[] rows, int stride) {
        for (int row = rows.length - stride; row > 0; row -= stride) {
            if (Arrays.equals(rows, row, row + stride, rows, row - stride, row)) {
                Arrays.fill(rows, row, row + stride, (byte) 0);
                rows[row] = PngFile.AS_ABOVE;
            }
        }
    }

    private static byte[] withWhite(PngFile.Content content) {
        var palette = content.palette();
        if (palette == null || palette.length % 3 != 0) {
            throw new UnusableImage("a PNG without its palette");
        }
        if (white(palette, content.transparency()) >= 0) {
            return palette;
        }
        if (palette.length == 3 * COLOURS) {
            throw new UnusableImage("a PNG whose palette has neither white nor room for it");
        }
        var wider = Arrays.copyOf(palette, palette.length + 3);
        Arrays.fill(wider, palette.length, wider.length, WHITE);
        return wider;
    }

    private static byte whiteOf(byte @Nullable [] palette, byte @Nullable [] transparency) {
        return palette == null ? WHITE : (byte) white(palette, transparency);
    }

    private static int white(byte[] palette, byte @Nullable [] transparency) {
        for (int colour = 0; colour < palette.length / 3; colour++) {
            var isOpaque = transparency == null || colour >= transparency.length || transparency[colour] == WHITE;
            if (isOpaque
                    && palette[3 * colour] == WHITE
                    && palette[3 * colour + 1] == WHITE
                    && palette[3 * colour + 2] == WHITE) {
                return colour;
            }
        }
        return -1;
    }
}
