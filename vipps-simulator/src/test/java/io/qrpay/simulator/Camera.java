package io.qrpay.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** A phone's camera: reads what a picture of a code says. */
public final class Camera {

    /** Zxing finds a code in a photograph by guesses, which now and then fail for a clean picture. */
    private static final Map<DecodeHintType, Object> DRAWN_NOT_PHOTOGRAPHED =
            Map.of(DecodeHintType.PURE_BARCODE, Boolean.TRUE);

    private static final int WHITE = 0xFFFFFF;
    private static final int SCALE = 8;

    private Camera() {}

    public static String readPng(byte[] png) throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        var size = image.getWidth();
        return scan(image.getRGB(0, 0, size, size, null, 0, size), size);
    }

    public static String readSvg(byte[] bytes) throws Exception {
        var svg = new String(bytes, US_ASCII);
        return scan(rasterised(svg, SCALE), sizeOf(svg) * SCALE);
    }

    private static String scan(int[] pixels, int size) throws Exception {
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size, size, pixels)));
        try {
            return new QRCodeReader().decode(bitmap, DRAWN_NOT_PHOTOGRAPHED).getText();
        } catch (NotFoundException e) {
            throw new IOException("no code in the picture", e);
        }
    }

    /** Draws the runs of the path, each module so many pixels wide. */
    private static int[] rasterised(String svg, int scale) {
        var width = sizeOf(svg) * scale;
        var pixels = new int[width * width];
        Arrays.fill(pixels, WHITE);
        var runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z").matcher(svg);
        while (runs.find()) {
            var column = Integer.parseInt(runs.group(1));
            var row = Integer.parseInt(runs.group(2));
            var length = Integer.parseInt(runs.group(3));
            for (var y = row * scale; y < (row + 1) * scale; y++) {
                Arrays.fill(pixels, y * width + column * scale, y * width + (column + length) * scale, 0);
            }
        }
        return pixels;
    }

    private static int sizeOf(String svg) {
        var viewBox = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(viewBox.find()).isTrue();
        return Integer.parseInt(viewBox.group(1));
    }
}
