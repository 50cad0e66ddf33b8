package io.qrpay.simulator.qr;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrImageTest {

    private static final String CONTENT = "http://localhost:8085/phone?token=MTIzNDU2.b3Nsby0xLTIwMjYxMTIxLTc.YWJjZGVm";
    private static final int WHITE = 0xFFFFFF;

    @ParameterizedTest
    @ValueSource(ints = {100, 257, 400, 1024, 2000})
    void shouldBeReadableAsPngWhenOfAnySize(int pixels) throws Exception {
        // When
        var png = PngImage.of(QrMatrix.of(CONTENT), pixels);

        // Then
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(pixels);
        assertThat(image.getHeight()).isEqualTo(pixels);
        assertThat(scan(image.getRGB(0, 0, pixels, pixels, null, 0, pixels), pixels))
                .isEqualTo(CONTENT);
    }

    @Test
    void shouldBeReadableAsSvgWhenDrawn() throws Exception {
        // When
        var svg = new String(SvgImage.of(QrMatrix.of(CONTENT)), US_ASCII);

        // Then
        assertThat(scan(rasterised(svg, 8), sizeOf(svg) * 8)).isEqualTo(CONTENT);
    }

    private static String scan(int[] pixels, int size) throws Exception {
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size, size, pixels)));
        try {
            return new QRCodeReader().decode(bitmap).getText();
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
