package io.qrpay.qrdrawing;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Reads what an image says. */
final class Camera {
    /** Zxing finds a code in a photograph by guesses, which now and then fail for a clean picture. */
    private static final Map<DecodeHintType, ?> DRAWN = Map.of(DecodeHintType.PURE_BARCODE, true);

    private static final int SCALE = 4;

    private Camera() {}

    static BufferedImage picture(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    static String read(BufferedImage image) throws Exception {
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(image, 0, 0, Color.WHITE, null);
        var pixels = opaque.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), DRAWN)
                .getText();
    }

    /** An SVG of ours, with so many pixels a module. */
    static BufferedImage rasterised(String svg) {
        var size = SCALE * edge(svg);
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.fillRect(0, 0, size, size);
        graphics.setColor(Color.BLACK);
        Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z")
                .matcher(svg)
                .results()
                .map(run -> new int[] {number(run.group(1)), number(run.group(2)), number(run.group(3))})
                .forEach(run -> graphics.fillRect(SCALE * run[0], SCALE * run[1], SCALE * run[2], SCALE));
        return image;
    }

    static int edge(String svg) {
        var viewBox = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(svg);
        if (!viewBox.find()) {
            throw new AssertionError("no viewBox");
        }
        return number(viewBox.group(1));
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
