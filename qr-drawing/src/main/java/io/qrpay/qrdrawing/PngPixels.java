package io.qrpay.qrdrawing;

/** The pixels of a PNG, each of whole bytes: samples of less than eight bits are widened. */
final class PngPixels {
    private final PngFile.Header header;
    private final byte[] rows;

    private PngPixels(PngFile.Header header, byte[] rows) {
        this.header = header;
        this.rows = rows;
    }

    static PngPixels of(PngFile.Header header, byte[] filtered) {
        if (header.depth() < 8 && header.samples() > 1 || header.depth() > 16) {
            throw new UnusableImage("a PNG of " + header.depth() + " bits a sample");
        }
        var rows = filtered.clone();
        unfilter(rows, header);
        return new PngPixels(header, rows);
    }

    int depth() {
        return Math.max(8, header.depth());
    }

    int pixelBytes() {
        return header.samples() * depth() / 8;
    }

    void copyRow(int row, byte[] to, int at) {
        var from = row * (1 + header.rowBytes()) + 1;
        if (header.depth() >= 8) {
            System.arraycopy(rows, from, to, at, header.rowBytes());
        } else {
            widenRow(from, to, at);
        }
    }

    private void widenRow(int from, byte[] to, int at) {
        var depth = header.depth();
        var mask = (1 << depth) - 1;
        for (int pixel = 0; pixel < header.width(); pixel++) {
            var bit = pixel * depth;
            var sample = rows[from + bit / 8] >> (8 - depth - bit % 8) & mask;
            to[at + pixel] = (byte) (header.colour() == PngFile.PALETTE ? sample : asByte(sample, depth));
        }
    }

    /** Of a grey of so many bits the same grey of eight. */
    static int asByte(int sample, int depth) {
        return depth < 8 ? sample * 0xff / ((1 << depth) - 1) : sample;
    }

    /** Each byte is told as its difference from what is foretold by those to the left and above. */
    private static void unfilter(byte[] rows, PngFile.Header header) {
        var stride = 1 + header.rowBytes();
        var step = Math.max(1, header.samples() * header.depth() / 8);
        for (int row = 0; row < header.height(); row++) {
            var start = row * stride + 1;
            for (int i = 0; i < header.rowBytes(); i++) {
                var left = i < step ? 0 : rows[start + i - step] & 0xff;
                var above = row == 0 ? 0 : rows[start + i - stride] & 0xff;
                var corner = i < step || row == 0 ? 0 : rows[start + i - stride - step] & 0xff;
                rows[start + i] += (byte) foretold(rows[start - 1], left, above, corner);
            }
        }
    }

    private static int foretold(byte filter, int left, int above, int corner) {
        return switch (filter) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> above;
            case 3 -> (left + above) / 2;
            case 4 -> paeth(left, above, corner);
            default -> throw new UnusableImage("a PNG with filter " + filter);
        };
    }

    private static int paeth(int left, int above, int corner) {
        var sum = left + above - corner;
        var toLeft = Math.abs(sum - left);
        var toAbove = Math.abs(sum - above);
        var toCorner = Math.abs(sum - corner);
        if (toLeft <= toAbove && toLeft <= toCorner) {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }
}
