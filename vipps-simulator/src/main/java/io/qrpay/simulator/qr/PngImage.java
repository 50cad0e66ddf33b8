package io.qrpay.simulator.qr;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Draws a code as a PNG of one bit per pixel, each module as many whole pixels as fit. */
final class PngImage {

    private static final byte[] MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte BIT_DEPTH = 1;
    private static final byte GREYSCALE = 0;
    private static final byte LIGHT = (byte) 0xFF;

    private PngImage() {}

    /** @param pixels width and height, at least {@link QrMatrix#size()} */
    static byte[] of(QrMatrix matrix, int pixels) {
        var png = new ByteArrayOutputStream();
        png.writeBytes(MAGIC);
        writeChunk(png, "IHDR", header(pixels));
        writeChunk(png, "IDAT", deflated(pixelsOf(matrix, pixels)));
        writeChunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] header(int pixels) {
        return ByteBuffer.allocate(13)
                .putInt(pixels)
                .putInt(pixels)
                .put(BIT_DEPTH)
                .put(GREYSCALE)
                .array();
    }

    /** Rows of bits, each after a byte that says it is not filtered. */
    private static byte[] pixelsOf(QrMatrix matrix, int pixels) {
        var scale = Math.max(1, pixels / matrix.size());
        var margin = (pixels - scale * matrix.size()) / 2;
        var rowBytes = 1 + (pixels + 7) / 8;
        var all = new byte[rowBytes * pixels];
        for (var y = 0; y < pixels; y++) {
            Arrays.fill(all, y * rowBytes + 1, (y + 1) * rowBytes, LIGHT);
            drawRow(all, y * rowBytes + 1, matrix, Math.floorDiv(y - margin, scale), scale, margin);
        }
        return all;
    }

    private static void drawRow(byte[] all, int offset, QrMatrix matrix, int row, int scale, int margin) {
        for (var column = 0; column < matrix.size(); column++) {
            if (matrix.isDark(column, row)) {
                darken(all, offset, margin + column * scale, scale);
            }
        }
    }

    private static void darken(byte[] all, int offset, int from, int count) {
        for (var x = from; x < from + count; x++) {
            all[offset + x / 8] &= (byte) ~(0x80 >> x % 8);
        }
    }

    private static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var packed = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void writeChunk(ByteArrayOutputStream png, String type, byte[] data) {
        var body = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(US_ASCII))
                .put(data)
                .array();
        var checksum = new CRC32();
        checksum.update(body);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(body);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
