package io.qrpay.qrdrawing;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** Draws a QR with the four modules of quiet zone that the standard asks for. */
public final class QrDrawing {
    private static final Map<EncodeHintType, ?> HINTS =
            Map.of(EncodeHintType.MARGIN, 4, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);

    private QrDrawing() {}

    /** A text of a few kB that scales to any size. */
    public static String svg(String content) {
        var modules = matrix(content, 0);
        var size = modules.getWidth();
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size
                + "H0z\"/><path d=\"" + path(modules) + "\"/></svg>";
    }

    /**
     * A black and white PNG.
     *
     * @param size edge in pixels; larger where the content needs more
     */
    public static byte[] png(String content, int size) {
        return Png.blackAndWhite(matrix(content, size));
    }

    private static BitMatrix matrix(String content, int size) {
        try {
            return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, size, size, HINTS);
        } catch (WriterException e) {
            throw new IllegalArgumentException("too much for a QR", e);
        }
    }

    private static String path(BitMatrix modules) {
        var path = new StringBuilder(4096);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
