package io.qrpay.registry;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Reads what images say. */
public final class Camera {
    private static final Map<DecodeHintType, ?> DRAWN = Map.of(DecodeHintType.PURE_BARCODE, true);
    private static final Map<DecodeHintType, ?> THOROUGHLY = Map.of(DecodeHintType.TRY_HARDER, true);
    private static final int SCALE = 8;

    private Camera() {}

    public static BufferedImage picture(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    public static String read(BufferedImage image) throws Exception {
        return new QRCodeReader().decode(bitmap(image), DRAWN).getText();
    }

    /** All codes of a photograph. */
    public static List<String> readAll(BufferedImage image) throws Exception {
        return Arrays.stream(new QRCodeMultiReader().decodeMultiple(bitmap(image), THOROUGHLY))
                .map(Result::getText)
                .toList();
    }

    /** Draws the runs of the innermost SVG, as the simulator and our own drawing write them. */
    public static BufferedImage rasterised(String svg) {
        var inner = svg.substring(svg.lastIndexOf("<svg"));
        var modules = number(inner, "viewBox=\"0 0 (\\d+) ");
        var image = new BufferedImage(modules * SCALE, modules * SCALE, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z")
                .matcher(inner)
                .results()
                .forEach(run -> graphics.fillRect(
                        SCALE * Integer.parseInt(run.group(1)),
                        SCALE * Integer.parseInt(run.group(2)),
                        SCALE * Integer.parseInt(run.group(3)),
                        SCALE));
        return image;
    }

    private static int number(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static BinaryBitmap bitmap(BufferedImage image) {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
    }
}
