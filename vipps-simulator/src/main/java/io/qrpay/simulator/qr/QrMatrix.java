package io.qrpay.simulator.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** The dark and light modules of one code, with the quiet zone around them. */
final class QrMatrix {

    /** Modules of light that a scanner needs on every side. */
    private static final int QUIET = 4;

    private final ByteMatrix code;

    private QrMatrix(ByteMatrix code) {
        this.code = code;
    }

    static QrMatrix of(String content) {
        try {
            return new QrMatrix(Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("content does not fit into a QR code", e);
        }
    }

    /** Modules on each side, quiet zone included. */
    int size() {
        return code.getWidth() + 2 * QUIET;
    }

    boolean isDark(int column, int row) {
        return isInside(column) && isInside(row) && code.get(column - QUIET, row - QUIET) == 1;
    }

    private boolean isInside(int index) {
        return index >= QUIET && index < QUIET + code.getWidth();
    }
}
