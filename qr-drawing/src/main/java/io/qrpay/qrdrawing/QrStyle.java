package io.qrpay.qrdrawing;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/**
 * How a code is drawn.
 *
 * @param quietZone white modules on each side, 0 to 40; the standard asks for 4
 * @param correction how much of it may be damaged
 */
public record QrStyle(int quietZone, Correction correction) {
    /** As the standard asks, and fit for a screen. */
    public static final QrStyle STANDARD = new QrStyle(4, Correction.MEDIUM);

    private static final int WIDEST = 40;

    public QrStyle {
        if (quietZone < 0 || quietZone > WIDEST) {
            throw new IllegalArgumentException("a quiet zone has 0 to " + WIDEST + " modules");
        }
    }

    /** How much of a code may be damaged and still be read; what may be damaged more has more and finer modules. */
    public enum Correction {
        /** 7 %. */
        LOW(ErrorCorrectionLevel.L),
        /** 15 %. */
        MEDIUM(ErrorCorrectionLevel.M),
        /** 25 %: for what hangs on a wall for years. */
        QUARTILE(ErrorCorrectionLevel.Q),
        /** 30 %. */
        HIGH(ErrorCorrectionLevel.H);

        final ErrorCorrectionLevel level;

        Correction(ErrorCorrectionLevel level) {
            this.level = level;
        }
    }
}
