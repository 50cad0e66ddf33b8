package io.qrpay.qrdrawing;

import com.google.zxing.common.BitMatrix;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes a PNG of one bit a pixel, which a native image can do where AWT is not. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte ONE_BIT = 1;
    private static final byte GREY = 0;

    private Png() {}

    static byte[] blackAndWhite(BitMatrix black) {
        var png = new ByteArrayOutputStream(4096);
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", header(black.getWidth(), black.getHeight()));
        chunk(png, "IDAT", deflated(rows(black)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] header(int width, int height) {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(ONE_BIT)
                .put(GREY)
                .array();
    }

    /** Each row begins with the number of its filter, 0 for none; a set bit is white. */
    private static byte[] rows(BitMatrix black) {
        var stride = 1 + (black.getWidth() + 7) / 8;
        var rows = new byte[stride * black.getHeight()];
        for (int y = 0; y < black.getHeight(); y++) {
            for (int x = 0; x < black.getWidth(); x++) {
                if (!black.get(x, y)) {
                    rows[y * stride + 1 + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        return rows;
    }

    private static byte[] deflated(byte[] rows) {
        var deflater = new Deflater();
        deflater.setInput(rows);
        deflater.finish();
        var deflated = new ByteArrayOutputStream(4096);
        var buffer = new byte[4096];
        while (!deflater.finished()) {
            deflated.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return deflated.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        var body = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var crc = new CRC32();
        crc.update(body);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(body);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
