package io.qrpay.qrdrawing;

import java.util.Arrays;

/** Draws a code as a PNG of one bit a pixel, which a native image can do where AWT is not. */
final class Png {
    private Png() {}

    static byte[] of(Modules modules, int quietZone, int size) {
        var across = modules.edge() + 2 * quietZone;
        var edge = Math.max(across, size);
        return PngFile.write(
                new PngFile.Header(edge, edge, 1, PngFile.GREY), pixels(modules, edge, edge / across), null, null);
    }

    /** Each row begins with its filter: the rows of one row of modules say that they are as the one above, in zeros. */
    private static byte[] pixels(Modules modules, int edge, int scale) {
        var stride = 1 + (edge + 7) / 8;
        var margin = (edge - scale * modules.edge()) / 2;
        var pixels = new byte[stride * edge];
        int shown = -2;
        for (int row = 0; row < edge; row++) {
            var y = row < margin ? -1 : Math.min((row - margin) / scale, modules.edge());
            if (y == shown) {
                pixels[row * stride] = PngFile.AS_ABOVE;
            } else {
                draw(pixels, row * stride + 1, stride - 1, modules, y, scale, margin);
                shown = y;
            }
        }
        return pixels;
    }

    private static void draw(byte[] pixels, int from, int length, Modules modules, int y, int scale, int margin) {
        Arrays.fill(pixels, from, from + length, (byte) 0xff);
        int x = 0;
        while (y >= 0 && y < modules.edge() && x < modules.edge()) {
            var end = modules.endOfDark(x, y);
            for (int pixel = margin + x * scale; pixel < margin + end * scale; pixel++) {
                pixels[from + pixel / 8] &= (byte) ~(0x80 >> pixel % 8);
            }
            x = end + 1;
        }
    }
}
