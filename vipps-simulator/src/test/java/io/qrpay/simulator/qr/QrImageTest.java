package io.qrpay.simulator.qr;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.simulator.Camera;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrImageTest {

    private static final String CONTENT = "http://localhost:8085/phone?token=MTIzNDU2.b3Nsby0xLTIwMjYxMTIxLTc.YWJjZGVm";

    @ParameterizedTest
    @ValueSource(ints = {100, 257, 400, 1024, 2000})
    void shouldBeReadableAsPngWhenOfAnySize(int pixels) throws Exception {
        // When
        var png = PngImage.of(QrMatrix.of(CONTENT), pixels);

        // Then
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(pixels);
        assertThat(image.getHeight()).isEqualTo(pixels);
        assertThat(Camera.readPng(png)).isEqualTo(CONTENT);
    }

    @Test
    void shouldBeReadableAsSvgWhenDrawn() throws Exception {
        // When
        var svg = SvgImage.of(QrMatrix.of(CONTENT));

        // Then
        assertThat(Camera.readSvg(svg)).isEqualTo(CONTENT);
    }
}
