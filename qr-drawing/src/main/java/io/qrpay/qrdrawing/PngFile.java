package io.qrpay.qrdrawing;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The file format: chunks with checksums, and rows of pixels in them that are deflated. */
final class PngFile {
    static final int GREY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int RGB_ALPHA = 6;

    /** The filter of a row that is told as its differences from the one above. */
    static final byte AS_ABOVE = 2;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_LENGTH = 13;

    private PngFile() {}

    /** What a PNG says of itself: edges in pixels, bits a sample, and what the samples of a pixel mean. */
    record Header(int width, int height, int depth, int colour) {

        int samples() {
            return switch (colour) {
                case GREY, PALETTE -> 1;
                case GREY_ALPHA -> 2;
                case RGB -> 3;
                case RGB_ALPHA -> 4;
                default -> throw new UnusableImage("a PNG of colour type " + colour);
            };
        }

        /** Bytes of a row, without the one of its filter. */
        int rowBytes() {
            return (width * samples() * depth + 7) / 8;
        }
    }

    /** What is read of a PNG: rows still filtered, each after the byte of its filter. */
    record Content(Header header, byte[] rows, byte @Nullable [] palette, byte @Nullable [] transparency) {}

    static byte[] write(Header header, byte[] rows, byte @Nullable [] palette, byte @Nullable [] transparency) {
        var png = new ByteArrayOutputStream(8192);
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", bytes(header));
        if (palette != null) {
            chunk(png, "PLTE", palette);
        }
        if (transparency != null) {
            chunk(png, "tRNS", transparency);
        }
        chunk(png, "IDAT", deflated(rows));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] bytes(Header header) {
        return ByteBuffer.allocate(HEADER_LENGTH)
                .putInt(header.width())
                .putInt(header.height())
                .put((byte) header.depth())
                .put((byte) header.colour())
                .array();
    }

    private static byte[] deflated(byte[] rows) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(rows);
            deflater.finish();
            var deflated = new ByteArrayOutputStream(8192);
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                deflated.write(buffer, 0, deflater.deflate(buffer));
            }
            return deflated.toByteArray();
        } finally {
            deflater.end();
        }
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

    /**
     * Reads a file of somebody else's.
     *
     * @param widest edges beyond this are refused before anything is unpacked
     */
    static Content read(byte[] png, int widest) {
        try {
            return read(ByteBuffer.wrap(png), widest);
        } catch (BufferUnderflowException | IllegalArgumentException | DataFormatException e) {
            throw new UnusableImage("a PNG that is broken", e);
        }
    }

    private static Content read(ByteBuffer png, int widest) throws DataFormatException {
        if (!Arrays.equals(take(png, SIGNATURE.length), SIGNATURE)) {
            throw new UnusableImage("no PNG");
        }
        Header header = null;
        byte[] palette = null;
        byte[] transparency = null;
        var packed = new ByteArrayOutputStream(png.remaining());
        while (png.hasRemaining()) {
            var length = png.getInt();
            var type = new String(take(png, 4), StandardCharsets.US_ASCII);
            var data = take(png, length);
            png.getInt();
            switch (type) {
                case "IHDR" -> header = header(ByteBuffer.wrap(data), widest);
                case "PLTE" -> palette = data;
                case "tRNS" -> transparency = data;
                case "IDAT" -> packed.writeBytes(data);
                default -> {}
            }
        }
        if (header == null) {
            throw new UnusableImage("a PNG without header");
        }
        return new Content(header, inflated(packed.toByteArray(), header), palette, transparency);
    }

    private static byte[] take(ByteBuffer from, int length) {
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        var taken = new byte[length];
        from.get(taken);
        return taken;
    }

    private static Header header(ByteBuffer data, int widest) {
        var header = new Header(data.getInt(), data.getInt(), data.get(), data.get());
        if (header.width() < 1 || header.width() > widest || header.height() < 1 || header.height() > widest) {
            throw new UnusableImage("a PNG of a size that nobody asked for");
        }
        if (data.getShort() != 0 || data.get() != 0) {
            throw new UnusableImage("a PNG that is interlaced");
        }
        return header;
    }

    /** As much as the header promises, however much would come. */
    private static byte[] inflated(byte[] packed, Header header) throws DataFormatException {
        var rows = new byte[(1 + header.rowBytes()) * header.height()];
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int read = 0;
            while (read < rows.length) {
                var more = inflater.inflate(rows, read, rows.length - read);
                if (more == 0) {
                    throw new UnusableImage("a PNG that ends too early");
                }
                read += more;
            }
            return rows;
        } finally {
            inflater.end();
        }
    }
}
