package io.qrpay.qrdrawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrDrawingTest {
    private static final String CONTENT = "https://qr.vipps.no/p/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0";
    private static final List<String> CONTENTS = List.of(
            "1",
            "https://qr.vipps.no/28/2/01/031/4712345678?v=1",
            CONTENT,
            "Kasse 2 ved Østbanen, smørbrød på Ål",
            "kasse №7 € ł 漢字 🙂",
            "https://qr.vipps.no/" + "a".repeat(1_000),
            "x".repeat(2_331));

    static Stream<Arguments> contentsAndSizes() {
        return CONTENTS.stream()
                .flatMap(content -> Stream.of(100, 333, 400, 1024, 2000).map(size -> Arguments.of(content, size)));
    }

    @ParameterizedTest
    @MethodSource("contentsAndSizes")
    void shouldDrawAPngThatAPhoneCanRead(String content, int size) throws Exception {
        // When
        var png = Camera.picture(QrDrawing.png(content, size));

        // Then
        assertThat(png.getWidth()).isEqualTo(Math.max(size, modules(content) + 8));
        assertThat(png.getHeight()).isEqualTo(png.getWidth());
        assertThat(Camera.read(png)).isEqualTo(content);
    }

    @ParameterizedTest
    @MethodSource("contents")
    void shouldDrawAnSvgThatAPhoneCanRead(String content) throws Exception {
        // When
        var svg = QrDrawing.svg(content);

        // Then
        assertThat(Camera.read(Camera.rasterised(svg))).isEqualTo(content);
    }

    static List<String> contents() {
        return CONTENTS;
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeReadWhateverIsCorrected(QrStyle.Correction correction) throws Exception {
        // Given
        var style = new QrStyle(4, correction);

        // When
        var png = Camera.picture(QrDrawing.png(CONTENT, 500, style));
        var svg = QrDrawing.svg(CONTENT, style);

        // Then
        assertThat(Camera.read(png)).isEqualTo(CONTENT);
        assertThat(Camera.read(Camera.rasterised(svg))).isEqualTo(CONTENT);
    }

    @Test
    void shouldHaveMoreModulesWhenMoreIsCorrected() {
        // When
        var edges = Stream.of(QrStyle.Correction.values())
                .map(correction -> QrDrawing.svg(CONTENT, new QrStyle(0, correction)))
                .map(Camera::edge)
                .toList();

        // Then
        assertThat(edges).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 10})
    void shouldLeaveAsMuchWhiteAsAskedFor(int quietZone) throws Exception {
        // Given
        var style = new QrStyle(quietZone, QrStyle.Correction.MEDIUM);
        var modules = modules(CONTENT);

        // When
        var png = Camera.picture(QrDrawing.png(CONTENT, 7 * (modules + 2 * quietZone), style));
        var svg = Camera.rasterised(QrDrawing.svg(CONTENT, style));

        // Then
        assertThat(white(png)).isEqualTo(7 * quietZone);
        assertThat(white(svg)).isEqualTo(4 * quietZone);
    }

    @Test
    void shouldRefuseWhatFitsNoCode() {
        assertThatThrownBy(() -> QrDrawing.svg("x".repeat(2_332))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QrDrawing.png("", 400)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new QrStyle(41, QrStyle.Correction.LOW)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int modules(String content) {
        return Camera.edge(QrDrawing.svg(content, new QrStyle(0, QrStyle.Correction.MEDIUM)));
    }

    /** The column of the first pixel that is not white: the left edge of a finder pattern. */
    private static int white(BufferedImage image) {
        return IntStream.range(0, image.getWidth())
                .filter(x -> IntStream.range(0, image.getHeight()).anyMatch(y -> (image.getRGB(x, y) & 0xff) == 0))
                .findFirst()
                .orElseThrow();
    }
}
