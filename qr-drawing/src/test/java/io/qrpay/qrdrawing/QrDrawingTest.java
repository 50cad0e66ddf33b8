package io.qrpay.qrdrawing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrDrawingTest {
    private static final String CONTENT = "https://qr.vipps.no/p/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0";

    @ParameterizedTest
    @ValueSource(ints = {100, 333, 400, 2000})
    void shouldDrawAPngThatAPhoneCanRead(int size) throws Exception {
        // When
        var png = ImageIO.read(new ByteArrayInputStream(QrDrawing.png(CONTENT, size)));

        // Then
        assertThat(png.getWidth()).isEqualTo(size);
        assertThat(png.getHeight()).isEqualTo(size);
        assertThat(read(png)).isEqualTo(CONTENT);
    }

    @Test
    void shouldDrawAnSvgThatAPhoneCanRead() throws Exception {
        // When
        var svg = QrDrawing.svg(CONTENT);

        // Then
        assertThat(read(rasterized(svg))).isEqualTo(CONTENT);
    }

    private static BufferedImage rasterized(String svg) {
        var size = 4 * number("viewBox=\"0 0 (\\d+)", svg);
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.fillRect(0, 0, size, size);
        graphics.setColor(Color.BLACK);
        var modules = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg);
        while (modules.find()) {
            graphics.fillRect(4 * Integer.parseInt(modules.group(1)), 4 * Integer.parseInt(modules.group(2)), 4, 4);
        }
        return image;
    }

    private static int number(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static String read(BufferedImage image) throws Exception {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
